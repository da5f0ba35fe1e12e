package energy.flipbridge.gateway.system;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The queue behind the topic rule, written to past the broker, and what the bridge put aside of it. */
record TelemetryQueue(Bridge bridge) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** A right message, as the topic rule writes it, to be made wrong. */
    ObjectNode message(String thing, long sequence) {
        Instant now = bridge.time().instant();
        ObjectNode message = (ObjectNode) MAPPER.readTree("""
                {"last_command_acked": null, "epoch": "first", "duration_s": 5,
                 "telemetry": {"last_mode": "SELF_CONSUMPTION", "battery_last_power_charge_w": 0,
                  "battery_last_power_discharge_w": 1200, "battery_total_energy_charge_wh": 0,
                  "battery_total_energy_discharge_wh": 1.67, "battery_last_stored_energy_wh": 9000,
                  "battery_last_capacity_energy_wh": 13500, "battery_last_backup_reserve_percentage": 20,
                  "last_is_grid_online": true, "home_total_energy_wh": 1.67, "home_last_power_w": 1200,
                  "solar_total_energy_wh": 0, "solar_last_power_w": 0}}""");
        return message.put("sequence", sequence)
                .put("start_time", now.minusSeconds(60 - sequence % 50).toString())
                .put("mqtt_topic", "devices/" + thing + "/telemetry")
                .put("mqtt_received_at", now.toEpochMilli());
    }

    /**
     * At most ten, in one request.
     *
     * @return the queue's ids of them
     */
    List<String> send(List<String> bodies) {
        SqsAsyncClient sqs = bridge.gateway().getBean(SqsAsyncClient.class);
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies.get(i))
                        .build())
                .toList();
        return sqs
                .sendMessageBatch(
                        request -> request.queueUrl(bridge.cloud().addresses().telemetryQueueUrl())
                                .entries(entries))
                .join()
                .successful()
                .stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .map(SendMessageBatchResultEntry::messageId)
                .toList();
    }

    /** The record that an EventBridge Pipe posts. */
    static Map<String, Object> sqsRecord(String messageId, String body) {
        return Map.of(
                "messageId",
                messageId,
                "receiptHandle",
                "AQEB",
                "body",
                body,
                "attributes",
                Map.of(
                        "ApproximateReceiveCount",
                        "1",
                        "SentTimestamp",
                        Long.toString(Instant.now().toEpochMilli())),
                "messageAttributes",
                Map.of(),
                "eventSource",
                "aws:sqs");
    }

    /** @return why the message was put aside; {@code null} when it was not, or not yet */
    @Nullable
    String parkedBecause(String messageId) {
        Document parked = bridge.gateway()
                .getBean(MongoDatabase.class)
                .getCollection("parked_messages")
                .find(Filters.eq("messageId", messageId))
                .first();
        return parked == null ? null : parked.getString("cause");
    }
}
