package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Progress;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.fleet.FailuresFile;
import energy.flipbridge.provisioning.fleet.FleetEntry;
import energy.flipbridge.provisioning.fleet.FleetFile;
import energy.flipbridge.provisioning.fleet.FleetProvisioning;
import energy.flipbridge.provisioning.fleet.FleetReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision-fleet}: many batteries from a file. */
@Command(
        name = "provision-fleet",
        header = "Give every battery of a file its identity, each in its own folder.",
        description = {
            "",
            "FILE has one thing name a line, or comma separated values under the header"
                    + " thing,manufacturer,product,serial,capacity_wh,power_w (only thing is needed).",
            "",
            "Running it again continues: batteries that are complete are kept. Those that failed are written with the"
                    + " reason to DIR/failures.csv, which can be given as FILE to the next run."
        },
        footer = {"", "Example:", "  ./flipbridge provision-fleet batteries.csv data/devices"})
public final class ProvisionFleet implements Callable<Integer> {
    private static final int FAILURES_SHOWN = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The list of batteries.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "Folder for the batteries' folders.")
    private Path folder = Path.of("");

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "8",
            description = "Batteries at once, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Calls a second of each kind. Default: 10 against AWS, unlimited against the local cloud.")
    private @Nullable Double rate;

    @Option(names = "--aws-keys", description = "Have AWS make RSA keys, instead of making keys on the spot.")
    private boolean awsKeys;

    @Option(names = "--replace", description = "Replace other valid, or ended, certificates.")
    private boolean replace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<FleetEntry> fleet = FleetFile.read(file);
        Console console = new Console(spec);
        OptionalDouble pace = rate == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0.1, rate));
        try (var session = aws.open(pace, _ -> {}, Progress.SILENT)) {
            FleetProvisioning work =
                    new FleetProvisioning(session.provisioning(), folder, Math.clamp(concurrency, 1, 64));
            FleetReport report = withProgress(work, fleet, console);
            FailuresFile.write(folder.resolve("failures.csv"), report.failures());
            summary(console, report);
            return report.failures().isEmpty() ? 0 : 1;
        }
    }

    private FleetReport withProgress(FleetProvisioning work, List<FleetEntry> fleet, Console console)
            throws InterruptedException {
        KeyOrigin keys = awsKeys ? KeyOrigin.AWS : KeyOrigin.LOCAL;
        if (!spec.commandLine().getColorScheme().ansi().enabled()) {
            int every = Math.max(1, fleet.size() / 10);
            AtomicInteger done = new AtomicInteger();
            return work.provision(fleet, keys, replace, _ -> {
                int count = done.incrementAndGet();
                if (count % every == 0) {
                    console.line(count + " of " + fleet.size());
                }
            });
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Provisioning")
                .setInitialMax(fleet.size())
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build()) {
            return work.provision(fleet, keys, replace, _ -> bar.step());
        }
    }

    private void summary(Console console, FleetReport report) {
        console.line("  @|green %6d|@ provisioned".formatted(report.issued()));
        console.line("  %6d kept, they were complete".formatted(report.kept()));
        if (report.failures().isEmpty()) {
            return;
        }
        console.line("  @|red %6d|@ failed, listed in %s"
                .formatted(report.failures().size(), Console.shown(folder.resolve("failures.csv"))));
        report.failures().stream()
                .limit(FAILURES_SHOWN)
                .forEach(failure -> console.line("         " + failure.entry().thing() + ": " + failure.reason()));
        console.line("Try these again: @|bold ./flipbridge provision-fleet "
                + Console.shown(folder.resolve("failures.csv")) + " " + Console.shown(folder) + "|@");
    }
}
