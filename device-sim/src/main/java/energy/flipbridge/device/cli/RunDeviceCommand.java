package energy.flipbridge.device.cli;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import energy.flipbridge.device.Installation;
import energy.flipbridge.device.link.Artifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-device}: one battery until Ctrl-C. */
@Command(
        name = "run-device",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a simulated battery with the identity in a folder, until Ctrl-C.",
        footer = {"", "The battery's state is kept in the folder: the next run continues where this one ended."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RunDeviceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<dir>", description = "the folder written by provision-device")
    private Path directory;

    @Option(
            names = "--interval",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "between two telemetry messages (default: ${DEFAULT-VALUE})")
    private Duration interval;

    @Option(
            names = "--soc",
            defaultValue = "60",
            description = "state of charge in %% at the very first start (default: ${DEFAULT-VALUE})")
    private double charge;

    @Option(names = "--capacity", defaultValue = "13500", description = "in Wh (default: ${DEFAULT-VALUE})")
    private double capacity;

    @Option(
            names = "--power",
            defaultValue = "5000",
            description = "rating in W, both ways (default: ${DEFAULT-VALUE})")
    private double power;

    @Option(
            names = "--reserve",
            defaultValue = "20",
            description = "in %%, kept whatever the cloud says (default: ${DEFAULT-VALUE})")
    private double reserve;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "time-lapse: charge and daylight move that much faster (default: ${DEFAULT-VALUE})")
    private double speed;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec.commandLine().getOut());
        Texts texts = new Texts(ZoneId.systemDefault());
        try {
            Artifacts artifacts = Artifacts.read(directory);
            screen.line(String.format(
                    Locale.ROOT,
                    "%s  %.1f kWh, %.1f kW, reserve %.0f %%  connecting to %s:%d",
                    artifacts.thing(),
                    capacity / 1_000,
                    power / 1_000,
                    reserve,
                    artifacts.host(),
                    artifacts.port()));
            run(config(artifacts).listener(new EventLog(screen, texts)), screen);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("run-device: " + e.getMessage());
            return 1;
        }
    }

    private BatteryConfig config(Artifacts artifacts) {
        int seed = artifacts.thing().hashCode();
        try {
            return BatteryConfig.of(directory)
                    .installation(Installation.of(capacity, power, reserve, charge, seed))
                    .interval(interval)
                    .speed(speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void run(BatteryConfig config, Screen screen) throws IOException {
        Running running = new Running();
        try (Battery battery = Battery.start(config)) {
            while (running.pause(500)) {
                screen.live(Texts.status(battery.status()));
            }
            screen.end();
            screen.line("stopping");
        } finally {
            running.done();
        }
    }
}
