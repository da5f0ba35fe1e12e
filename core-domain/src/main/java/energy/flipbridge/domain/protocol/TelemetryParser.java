package energy.flipbridge.domain.protocol;

import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the topic rule put into the queue: the device's message with {@code mqtt_topic} and
 * {@code mqtt_received_at} added. The device is not trusted: wrong topics, times from the future and absurd numbers are
 * refused with their cause.
 */
public final class TelemetryParser {

    static final int MOST_READINGS = 1_000;
    static final int MOST_RESULTS = 100;
    /** how far a device's clock may be ahead */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** AWS IoT cannot have had a message long after the queue got it; such a reading would hide a device's silence */
    private static final Duration LATEST_RECEPTION = Duration.ofDays(1);

    /** an earlier time is a clock that was never set */
    static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    /** A device must not shadow what the topic rule adds by writing the same name itself. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LONGEST_CAUSE = 300;

    private TelemetryParser() {}

    /**
     * @param body the queue message's body
     * @param messageId the queue's id of the message
     * @param sentAt when the queue got it; stands in for a missing {@code mqtt_received_at}
     */
    public static Parsed<TelemetryMessage> parse(String body, String messageId, Instant sentAt) {
        try {
            JsonNode root = MAPPER.readTree(body);
            if (!root.isObject()) {
                return new Parsed.Refused<>("the message is not a JSON object");
            }
            return new Parsed.Accepted<>(message(new Fields(root, ""), messageId, sentAt));
        } catch (JacksonException e) {
            String cause = "the message is not JSON: " + e.getOriginalMessage();
            return new Parsed.Refused<>(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        } catch (Fields.Invalid e) {
            return new Parsed.Refused<>(e.cause());
        }
    }

    private static TelemetryMessage message(Fields root, String messageId, Instant sentAt) {
        String topic = root.requiredText("mqtt_topic");
        String thing = Topics.thingOfTelemetry(topic)
                .orElseThrow(() -> new Fields.Invalid("mqtt_topic is not devices/<thing>/telemetry: " + topic));
        Long receivedMillis = root.wholeNumber("mqtt_received_at");
        Instant receivedAt = receivedMillis == null ? sentAt : Instant.ofEpochMilli(receivedMillis);
        boolean isOfOurDays = !receivedAt.isBefore(EARLIEST) && Timestamps.isWritable(receivedAt);
        if (!isOfOurDays || receivedAt.isAfter(sentAt.plus(LATEST_RECEPTION))) {
            throw new Fields.Invalid("mqtt_received_at is no time at which the message can have come");
        }
        Instant ackedUpTo = root.time("last_command_acked");
        return new TelemetryMessage(
                thing,
                messageId,
                receivedAt,
                ackedUpTo,
                root.time("sent_at"),
                readings(root, receivedAt),
                results(root));
    }

    private static List<TimedReading> readings(Fields root, Instant receivedAt) {
        List<Fields> several = root.objects("readings", MOST_READINGS);
        List<TimedReading> readings = new ArrayList<>();
        for (Fields one : several.isEmpty() ? List.of(root) : several) {
            readings.add(reading(one, receivedAt));
        }
        return List.copyOf(readings);
    }

    private static TimedReading reading(Fields fields, Instant receivedAt) {
        Instant startTime = fields.time("start_time");
        if (startTime != null && startTime.isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
            throw new Fields.Invalid("start_time is in the future: " + Timestamps.format(startTime) + ", received "
                    + Timestamps.format(receivedAt));
        }
        if (startTime != null && startTime.isBefore(EARLIEST)) {
            throw new Fields.Invalid("start_time is of a clock that was never set: " + Timestamps.format(startTime));
        }
        Double seconds = fields.number("duration_s", 0, Duration.ofDays(1).toSeconds());
        Long sequence = fields.wholeNumber("sequence");
        return new TimedReading(
                sequence == null ? null : epoch(fields),
                sequence,
                startTime,
                seconds == null ? null : Math.round(seconds * 1_000),
                values(fields.requiredObject("telemetry")));
    }

    private static String epoch(Fields fields) {
        String epoch = fields.text("epoch", 64);
        return epoch == null ? "" : epoch;
    }

    private static BatteryReading values(Fields fields) {
        return new BatteryReading(
                fields.text("last_mode", 32),
                watts(fields, "battery_last_power_charge_w"),
                watts(fields, "battery_last_power_discharge_w"),
                wattHours(fields, "battery_total_energy_charge_wh"),
                wattHours(fields, "battery_total_energy_discharge_wh"),
                wattHours(fields, "battery_last_stored_energy_wh"),
                wattHours(fields, "battery_last_capacity_energy_wh"),
                fields.number("battery_last_backup_reserve_percentage", 0, 100),
                fields.flag("last_is_grid_online"),
                wattHours(fields, "home_total_energy_wh"),
                watts(fields, "home_last_power_w"),
                wattHours(fields, "solar_total_energy_wh"),
                watts(fields, "solar_last_power_w"));
    }

    private static @Nullable Double watts(Fields fields, String name) {
        return fields.number(name, 0, 10_000_000);
    }

    private static @Nullable Double wattHours(Fields fields, String name) {
        return fields.number(name, 0, 100_000_000);
    }

    private static List<CommandResult> results(Fields root) {
        List<CommandResult> results = new ArrayList<>();
        for (Fields one : root.objects("command_results", MOST_RESULTS)) {
            Instant stamp = one.time("created_at");
            if (stamp == null) {
                throw new Fields.Invalid("command_results: created_at is missing");
            }
            String id = one.requiredText("command_id");
            CommandResult.Outcome outcome = one.oneOf("result", CommandResult.Outcome.class);
            results.add(new CommandResult(id, stamp, outcome, one.text("reason", 500)));
        }
        return List.copyOf(results);
    }
}
