package energy.flipbridge.benchmarks;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.gateway.Gateway;
import energy.flipbridge.gateway.ingest.Ingest;
import energy.flipbridge.gateway.ingest.QueueMessage;
import energy.flipbridge.gateway.processing.Processing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The ingest path alone, from prepared messages to stored events, against a plain JDBC batch insert of the same rows into
 * a table of the same shape, in turns on one PostgreSQL: on one connection, and on as many as the ingest has lanes.
 * Limit: half of the plain rate.
 */
final class IngestRate {

    private static final int THINGS = 500;
    private static final int MESSAGES = 40_000;
    private static final int ROUNDS = 5;
    private static final int LANES = 4;
    private static final double LIMIT = 0.5;

    private IngestRate() {}

    static void run() throws Exception {
        Path data = Files.createTempDirectory("ingest-rate");
        System.out.println("Starting PostgreSQL and the gateway, its views at rest ...");
        try (LocalCloud _ = LocalCloud.start(LocalCloudConfig.onFreePorts(data));
                ConfigurableApplicationContext gateway = new SpringApplicationBuilder(Gateway.class)
                        .run(
                                "--server.port=0",
                                "--flipbridge.data-dir=" + data,
                                "--flipbridge.local=true",
                                "--logging.level.root=error")) {
            gateway.getBean(Processing.class).stop();
            // Ends the reading of the store; appends go on.
            ((AutoCloseable) gateway.getBean(EventStore.class)).close();
            PlainInserts plain = new PlainInserts(gateway.getBean(DataSource.class));
            for (int round = 0; round < ROUNDS; round++) {
                double ingested = ingest(gateway.getBean(Ingest.class), messages(round));
                double alone = plain.run(MESSAGES, 1);
                double together = plain.run(MESSAGES, LANES);
                System.out.printf(
                        "%s: ingest %,.0f/s; plain JDBC on one connection %,.0f/s, on four %,.0f/s; ratio %.2f, %.2f%n",
                        round == 0 ? "warm-up" : "round " + round,
                        ingested,
                        alone,
                        together,
                        ingested / alone,
                        ingested / together);
            }
            System.out.printf("limit of the ratio: at least %.1f%n", LIMIT);
        }
    }

    private static double ingest(Ingest ingest, List<QueueMessage> messages) throws InterruptedException {
        long begun = System.nanoTime();
        List<CompletableFuture<Void>> stored = new ArrayList<>(messages.size());
        for (QueueMessage message : messages) {
            stored.add(ingest.add(message));
        }
        stored.forEach(CompletableFuture::join);
        return messages.size() / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<QueueMessage> messages(int round) {
        Instant now = Instant.now();
        List<QueueMessage> messages = new ArrayList<>(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            String body = """
                    {"last_command_acked":null,"sequence":%d,"epoch":"round-%d","duration_s":5.0,"telemetry":\
                    {"last_mode":"SELF_CONSUMPTION","battery_last_power_charge_w":0,\
                    "battery_last_power_discharge_w":1200,"battery_total_energy_charge_wh":0,\
                    "battery_total_energy_discharge_wh":1.67,"battery_last_stored_energy_wh":9000,\
                    "battery_last_capacity_energy_wh":13500,"battery_last_backup_reserve_percentage":20,\
                    "last_is_grid_online":true,"home_total_energy_wh":1.67,"home_last_power_w":1200,\
                    "solar_total_energy_wh":0,"solar_last_power_w":0},\
                    "mqtt_topic":"devices/battery-%d/telemetry","mqtt_received_at":%d}""".formatted(i / THINGS, round, i % THINGS, now.toEpochMilli() + i / THINGS);
            messages.add(new QueueMessage(UUID.randomUUID().toString(), body, now));
        }
        return messages;
    }
}
