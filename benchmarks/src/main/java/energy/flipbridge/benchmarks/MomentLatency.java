package energy.flipbridge.benchmarks;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.gateway.Gateway;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the API takes to tell a battery with 100,000 readings and 1,000 commands as it was at random moments of its
 * life, and what is different between two of them. Limit: p99 under 300 ms for one moment.
 */
final class MomentLatency {

    private static final String THING = "long-lived";
    private static final int READINGS = 100_000;
    private static final int COMMANDS = 1_000;
    private static final int BATCH = 500;
    private static final int WARM_UP = 100;
    private static final int QUESTIONS = 500;
    private static final long LIMIT_MILLIS = 300;
    private static final List<String> VIEWS = List.of(DevicesView.NAME, CommandsView.NAME, HistoryView.NAME);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Duration life = Duration.ofSeconds(5).multipliedBy(READINGS);
    private final ConfigurableApplicationContext gateway;
    private final String token;

    private MomentLatency(ConfigurableApplicationContext gateway, Path data) throws IOException {
        this.gateway = gateway;
        this.token = Files.readString(data.resolve("support-token")).strip();
    }

    static void run() throws Exception {
        Path data = Files.createTempDirectory("moment-latency");
        System.out.println("Starting PostgreSQL, MongoDB and the gateway ...");
        try (LocalCloud _ = LocalCloud.start(LocalCloudConfig.onFreePorts(data));
                ConfigurableApplicationContext gateway = new SpringApplicationBuilder(Gateway.class)
                        .run(
                                "--server.port=0",
                                "--flipbridge.data-dir=" + data,
                                "--flipbridge.local=true",
                                "--logging.level.root=error")) {
            new MomentLatency(gateway, data).measure();
        }
    }

    private void measure() throws Exception {
        Processing processing = gateway.getBean(Processing.class);
        // Nothing may act on what is stored here as if it had just happened.
        processing.stop();
        System.out.printf("Storing %,d readings and %,d commands ...%n", READINGS, COMMANDS);
        EventStore store = gateway.getBean(EventStore.class);
        new LongLife(THING, end.minus(life), new Streams()).live(READINGS, COMMANDS, BATCH, store::publish);
        List<StreamingEventProcessor> views = VIEWS.stream()
                .map(view -> Objects.requireNonNull(processing.processors().get(view)))
                .toList();
        views.forEach(StreamingEventProcessor::start);
        while (!views.stream().allMatch(MomentLatency::isCaughtUp)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        print("one moment", times(_ -> "?at=" + moment()), true);
        print("two moments compared", times(_ -> between(moment(), moment())), false);
    }

    private static boolean isCaughtUp(StreamingEventProcessor view) {
        return view.processingStatus().size() > 0
                && view.processingStatus().values().stream().allMatch(segment -> segment.isCaughtUp());
    }

    private Instant moment() {
        return end.minusMillis(random.nextLong(life.toMillis() - 10_000));
    }

    private static String between(Instant one, Instant other) {
        return one.isBefore(other) ? "/changes?from=" + one + "&to=" + other : "/changes?from=" + other + "&to=" + one;
    }

    private double[] times(Function<Integer, String> question) throws IOException, InterruptedException {
        double[] millis = new double[QUESTIONS];
        for (int number = -WARM_UP; number < QUESTIONS; number++) {
            String query = question.apply(number);
            long begun = System.nanoTime();
            ask(query);
            if (number >= 0) {
                millis[number] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private void ask(String query) throws IOException, InterruptedException {
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/devices/" + THING + query))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(query + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void print(String what, double[] millis, boolean isLimited) {
        double p50 = millis[millis.length / 2];
        double p99 = millis[(int) Math.ceil(millis.length * 0.99) - 1];
        System.out.printf(
                "%s, %d times: p50 %.0f ms, p99 %.0f ms, max %.0f ms%n",
                what, millis.length, p50, p99, millis[millis.length - 1]);
        if (isLimited) {
            System.out.printf(
                    "p50, p99 / limit of %d ms: %.2f, %.2f%n", LIMIT_MILLIS, p50 / LIMIT_MILLIS, p99 / LIMIT_MILLIS);
        }
    }
}
