package energy.flipbridge.benchmarks;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.gateway.Gateway;
import energy.flipbridge.gateway.ingest.Ingest;
import energy.flipbridge.gateway.ingest.QueueMessage;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.processing.ViewPositions;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a page of a device's history takes over HTTP, with a million events of a thousand devices in the local
 * databases. The first page of each device in a quarter of an hour includes that it is kept who read it. Limit: p99 under
 * 100 ms.
 */
final class HistoryPages {

    private static final int THINGS = 1_000;
    private static final int ROUNDS = 20;
    private static final int READINGS = 48;
    private static final int WARM_UP = 500;
    private static final int QUESTIONS = 3_000;
    private static final long LIMIT_MILLIS = 100;
    private static final List<String> KINDS = List.of("", "?event=CameBack", "?limit=200", "?actor=device&limit=20");

    private HistoryPages() {}

    /** @param arguments {@code history [--rounds N]}; a round is 50,000 events */
    static void run(String[] arguments) throws Exception {
        int rounds = Option.number(arguments, "--rounds", ROUNDS);
        Path data = Files.createTempDirectory("history-pages");
        System.out.println("Starting the local databases and the gateway ...");
        try (LocalCloud _ = LocalCloud.start(LocalCloudConfig.onFreePorts(data));
                ConfigurableApplicationContext gateway = new SpringApplicationBuilder(Gateway.class)
                        .run(
                                "--server.port=0",
                                "--flipbridge.data-dir=" + data,
                                "--flipbridge.local=true",
                                "--logging.level.root=error")) {
            gateway.getBean(Processing.class).processors().forEach((name, processor) -> {
                if (!name.equals(HistoryView.NAME) && !name.equals(DevicesView.NAME)) {
                    processor.shutDown();
                }
            });
            fill(gateway, rounds);
            ask(gateway, Files.readString(data.resolve("support-token")).strip());
        }
    }

    /** Between the readings each device goes silent and comes back, so that its history has some length. */
    private static void fill(ConfigurableApplicationContext gateway, int rounds) throws InterruptedException {
        Ingest ingest = gateway.getBean(Ingest.class);
        long begun = System.nanoTime();
        events(gateway, i -> new Registered(thing(i), "homeowner:h", "certificate", "n", Instant.now()), 0);
        for (int round = 0; round < rounds; round++) {
            int number = round;
            List<CompletableFuture<Void>> stored = new ArrayList<>(READINGS * THINGS);
            for (int reading = 0; reading < READINGS; reading++) {
                for (int thing = 0; thing < THINGS; thing++) {
                    stored.add(ingest.add(message(thing, round * READINGS + reading)));
                }
            }
            stored.forEach(CompletableFuture::join);
            events(gateway, i -> new WentOffline(thing(i), Instant.now(), Instant.now()), 1 + 2 * number);
            events(gateway, i -> new CameBack(thing(i), Instant.now(), Instant.now()), 2 + 2 * number);
        }
        ViewPositions positions = gateway.getBean(ViewPositions.class);
        long head = positions.head();
        System.out.printf("%,d events stored after %d s%n", head + 1, seconds(begun));
        while (!positions.haveReached(head, HistoryView.NAME, DevicesView.NAME)) {
            TimeUnit.SECONDS.sleep(1);
        }
        System.out.printf("the views have them after %d s%n", seconds(begun));
    }

    private static void events(ConfigurableApplicationContext gateway, IntFunction<DeviceEvent> event, long sequence) {
        EventStore store = gateway.getBean(EventStore.class);
        gateway.getBean(TransactionManager.class)
                .executeInTransaction(() -> store.publish(IntStream.range(0, THINGS)
                        .mapToObj(thing -> new GenericDomainEventMessage<>(
                                "Device",
                                thing(thing),
                                sequence,
                                event.apply(thing),
                                MetaData.from(Map.of(Audit.ACTOR, Audit.system("benchmark")))))
                        .toList()));
    }

    private static void ask(ConfigurableApplicationContext gateway, String token)
            throws IOException, InterruptedException {
        String url = "http://localhost:" + gateway.getEnvironment().getProperty("local.server.port");
        Random random = new Random(1);
        long[] micros = new long[QUESTIONS];
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = -WARM_UP; i < QUESTIONS; i++) {
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(url + "/api/devices/" + thing(random.nextInt(THINGS)) + "/history" + kind))
                        .header("Authorization", "Bearer " + token)
                        .build();
                long asked = System.nanoTime();
                int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("a page was answered with " + status);
                }
                if (i >= 0) {
                    micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked);
                }
            }
        }
        print(micros);
    }

    private static void print(long[] micros) {
        Arrays.sort(micros);
        double p99 = micros[(int) Math.ceil(micros.length * 0.99) - 1] / 1_000.0;
        System.out.printf(
                "%d pages of histories: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                micros.length,
                micros[micros.length / 2] / 1_000.0,
                micros[(int) (micros.length * 0.9)] / 1_000.0,
                p99,
                micros[micros.length - 1] / 1_000.0);
        System.out.printf("p99 / limit of %d ms: %.2f%n", LIMIT_MILLIS, p99 / LIMIT_MILLIS);
    }

    private static QueueMessage message(int thing, int number) {
        Instant now = Instant.now();
        String body = """
                {"last_command_acked":null,"sequence":%d,"epoch":"history","duration_s":5.0,"telemetry":\
                {"last_mode":"SELF_CONSUMPTION","battery_last_power_charge_w":0,\
                "battery_last_power_discharge_w":1200,"battery_last_stored_energy_wh":9000,\
                "battery_last_capacity_energy_wh":13500,"last_is_grid_online":true},\
                "mqtt_topic":"devices/%s/telemetry","mqtt_received_at":%d}""".formatted(number, thing(thing), now.toEpochMilli());
        return new QueueMessage(UUID.randomUUID().toString(), body, now);
    }

    private static String thing(int number) {
        return "battery-" + number;
    }

    private static long seconds(long begun) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }
}
