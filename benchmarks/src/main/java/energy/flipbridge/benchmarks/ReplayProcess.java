package energy.flipbridge.benchmarks;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Runs {@link ReplayRate} in a process of its own with little memory, beside the local databases in this one. */
final class ReplayProcess {

    private static final int EVENTS = 1_000_000;
    private static final String MEMORY = "-Xmx256m";

    private ReplayProcess() {}

    /** @param arguments {@code replay [--events N]} */
    static void run(String[] arguments) throws IOException, InterruptedException {
        int events = Option.number(arguments, "--events", EVENTS);
        Path data = Files.createTempDirectory("replay-rate");
        System.out.println("Starting PostgreSQL, MongoDB and, with " + MEMORY + ", the gateway ...");
        try (LocalCloud _ = LocalCloud.start(LocalCloudConfig.onFreePorts(data))) {
            Process process =
                    new ProcessBuilder(command(data, events)).inheritIO().start();
            try {
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("the replay ended with " + process.exitValue());
                }
            } finally {
                process.destroy();
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static List<String> command(Path data, int events) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                ReplayRate.class.getName(),
                data.toString(),
                Integer.toString(events)));
        return command;
    }
}
