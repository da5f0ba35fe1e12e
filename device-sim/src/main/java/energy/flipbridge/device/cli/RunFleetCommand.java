package energy.flipbridge.device.cli;

import energy.flipbridge.device.Fleet;
import energy.flipbridge.device.FleetConfig;
import energy.flipbridge.device.FleetStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code run-fleet}: many batteries in one process. */
@Command(
        name = "run-fleet",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs many simulated batteries in one process, until Ctrl-C or for a while.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RunFleetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--devices", required = true, paramLabel = "N", description = "how many batteries")
    private int devices;

    @Option(names = "--dir", required = true, description = "the parent of the devices' folders")
    private Path parent;

    @ArgGroup
    private @Nullable Cadence cadence;

    /** either of the two sets the other */
    static final class Cadence {

        @Option(
                names = "--interval",
                converter = DurationConverter.class,
                description = "between two messages of a battery (default: 5s)")
        private @Nullable Duration interval;

        @Option(names = "--rate", paramLabel = "MSG/S", description = "messages a second of the whole fleet")
        private @Nullable Double rate;
    }

    @Option(
            names = "--jitter",
            defaultValue = "0.1",
            description = "part of the interval by which a message may be early or late (default: ${DEFAULT-VALUE})")
    private double jitter;

    @Option(
            names = "--connects",
            defaultValue = "100",
            description = "connections a second while starting (default: ${DEFAULT-VALUE})")
    private int connects;

    @Option(names = "--ephemeral", description = "keep nothing on the disk: a restarted battery has forgotten all")
    private boolean ephemeral;

    @Option(
            names = "--for",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "stop after that time")
    private @Nullable Duration length;

    @Option(names = "--json", description = "print a summary as JSON at the end, and nothing else")
    private boolean json;

    @Override
    public Integer call() {
        try {
            run(
                    config(),
                    json
                            ? new Screen(spec.commandLine().getOut(), false)
                            : Screen.of(spec.commandLine().getOut()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("run-fleet: " + e.getMessage());
            return 1;
        }
    }

    private FleetConfig config() {
        try {
            return fromOptions();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private FleetConfig fromOptions() {
        FleetConfig config = FleetConfig.of(parent, devices).connectsPerSecond(connects);
        if (cadence != null && cadence.interval != null) {
            config = config.battery(config.battery().interval(cadence.interval));
        } else if (cadence != null && cadence.rate != null) {
            config = config.rate(cadence.rate);
        }
        config = config.battery(config.battery().jitter(jitter));
        return ephemeral ? config.battery(config.battery().forgetful()) : config;
    }

    private void run(FleetConfig config, Screen screen) throws IOException {
        Running running = new Running();
        long start = System.nanoTime();
        FleetStatus last;
        if (!json) {
            screen.line("starting " + devices + " batteries from " + parent);
        }
        try (Fleet fleet = Fleet.start(config)) {
            last = fleet.status();
            while (!isOver(start) && running.pause(1_000)) {
                FleetStatus now = fleet.status();
                String line = Texts.fleet(now, now.acked() - last.acked());
                if (screen.isTerminal()) {
                    screen.live(line);
                } else if (!json) {
                    screen.line(line);
                }
                last = now;
            }
            screen.end();
            fleet.close();
            last = fleet.status();
            summary(last, (System.nanoTime() - start) / 1e9, screen);
        } finally {
            running.done();
        }
    }

    private boolean isOver(long start) {
        return length != null && System.nanoTime() - start >= length.toNanos();
    }

    private void summary(FleetStatus status, double seconds, Screen screen) {
        double rate = status.acked() / seconds;
        screen.line(
                json
                        ? JsonMapper.shared().writeValueAsString(new Summary(seconds, rate, status))
                        : "in " + Math.round(seconds) + " s: " + Texts.fleet(status, rate));
    }

    /** @param rate messages acknowledged a second, over the whole run */
    record Summary(double seconds, double rate, FleetStatus fleet) {}
}
