package energy.flipbridge.cloud;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Measures how many QoS 1 telemetry messages a second are acknowledged, which is after the queue has them. Cloud and
 * devices share one process. Arguments: devices, messages for each device.
 */
final class IngestRate {
    private static final int UNACKNOWLEDGED = 20;

    private IngestRate() {}

    public static void main(String[] arguments) throws Exception {
        int devices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 600;
        Path data = Files.createTempDirectory("ingest-rate");
        try (LocalCloud cloud = LocalCloud.start(LocalCloudConfig.onFreePorts(data));
                Clients aws = Clients.of(cloud.addresses())) {
            List<Mqtt3AsyncClient> clients = IntStream.range(0, devices)
                    .mapToObj(at -> TestDevice.provision(aws.iot(), cloud.addresses(), "bat-" + at, "EC")
                            .client()
                            .useMqttVersion3()
                            .buildAsync())
                    .toList();
            clients.forEach(client -> client.connect().join());
            System.out.printf("warm-up:  %,.0f messages/s%n", rate(clients, messages / 3));
            System.out.printf("measured: %,.0f messages/s%n", rate(clients, messages));
            clients.forEach(client -> client.disconnect().join());
            String queued = aws.sqs()
                    .getQueueAttributes(it -> it.queueUrl(cloud.addresses().telemetryQueueUrl())
                            .attributeNamesWithStrings("ApproximateNumberOfMessages"))
                    .attributesAsStrings()
                    .get("ApproximateNumberOfMessages");
            System.out.printf("in the queue: %s of %d%n", queued, devices * (messages / 3 + messages));
        }
        System.exit(0);
    }

    /** Of the whole process: what remains comparable when other programs use the processors too. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double rate(List<Mqtt3AsyncClient> clients, int messages) throws InterruptedException {
        byte[] payload = ("{\"last_command_acked\":null,\"telemetry\":{\"last_mode\":\"BACKUP\","
                        + "\"battery_last_power_charge_w\":0,\"battery_last_power_discharge_w\":1200,"
                        + "\"battery_total_energy_charge_wh\":0,\"battery_total_energy_discharge_wh\":1.67,"
                        + "\"battery_last_stored_energy_wh\":9000,\"battery_last_capacity_energy_wh\":13500,"
                        + "\"battery_last_backup_reserve_percentage\":20,\"last_is_grid_online\":true,"
                        + "\"home_total_energy_wh\":1.67,\"home_last_power_w\":1200,\"solar_total_energy_wh\":0,"
                        + "\"solar_last_power_w\":0}}")
                .getBytes(StandardCharsets.UTF_8);
        LongAdder failures = new LongAdder();
        Semaphore[] windows =
                clients.stream().map(it -> new Semaphore(UNACKNOWLEDGED)).toArray(Semaphore[]::new);
        long since = System.nanoTime();
        Duration cpuBefore = cpu();
        for (int message = 0; message < messages; message++) {
            for (int at = 0; at < clients.size(); at++) {
                Semaphore window = windows[at];
                Mqtt3AsyncClient client = clients.get(at);
                window.acquire();
                client.publishWith()
                        .topic("devices/bat-" + at + "/telemetry")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(payload)
                        .send()
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                failures.increment();
                            }
                            window.release();
                        });
            }
        }
        for (Semaphore window : windows) {
            window.acquire(UNACKNOWLEDGED);
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        if (failures.sum() > 0) {
            throw new IllegalStateException(failures.sum() + " messages were not acknowledged");
        }
        double sent = clients.size() * (double) messages;
        System.out.printf(
                "          %.2f ms of processor time a message%n",
                cpu().minus(cpuBefore).toNanos() / 1e6 / sent);
        return sent / seconds;
    }
}
