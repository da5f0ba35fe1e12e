package energy.flipbridge.benchmarks;

import java.nio.file.Path;

/**
 * Measures the bridge that {@code ./run} has started ({@code Benchmarks latency|flood [DATA [GATEWAY]]}), or what
 * needs nothing else to run ({@code Benchmarks ingest|history|moments|replay}). Run by hand; results are kept in
 * docs/performance.md.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run(arguments);
        } catch (NotRunning e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(1);
        }
        // The MQTT client's event loops would keep the process for minutes.
        System.exit(0);
    }

    private static void run(String[] arguments) throws Exception {
        String which = arguments.length > 0 ? arguments[0] : "";
        Path data = Path.of(arguments.length > 1 ? arguments[1] : "data");
        String gateway = arguments.length > 2 ? arguments[2] : "http://localhost:8080";
        switch (which) {
            case "latency" -> CommandLatency.run(new RunningBridge(data, gateway));
            case "flood" -> TelemetryFlood.run(new RunningBridge(data, gateway));
            case "ingest" -> IngestRate.run();
            case "history" -> HistoryPages.run(arguments);
            case "moments" -> MomentLatency.run();
            case "replay" -> ReplayProcess.run(arguments);
            default -> {
                System.err.println("usage: benchmark latency|flood [DATA [GATEWAY]]   (./run must be running)");
                System.err.println("       benchmark ingest|moments                   (starts what it needs)");
                System.err.println("       benchmark history [--rounds N]             (starts what it needs)");
                System.err.println("       benchmark replay [--events N]              (starts what it needs)");
                System.exit(2);
            }
        }
    }
}
