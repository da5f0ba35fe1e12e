package energy.flipbridge.device.telemetry;

import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes the message on {@code devices/{thing}/telemetry}: the prototype's two fields, and the additions that old readers
 * may ignore.
 */
public final class TelemetryWriter {

    public static final int MOST_READINGS = 100;
    /** AWS IoT takes payloads of up to 128 KB */
    static final int LARGEST = 100 * 1024;

    private static final int LARGEST_RESULTS = 40 * 1024;
    public static final int MOST_RESULTS = 100;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TelemetryWriter() {}

    public static BufferedReading reading(
            String epoch, long sequence, Instant start, Duration duration, BatteryReading values) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sequence", sequence);
        json.put("epoch", epoch);
        json.put("start_time", Timestamps.format(start));
        json.put("duration_s", duration.toMillis() / 1_000.0);
        json.set("telemetry", MAPPER.valueToTree(values));
        return new BufferedReading(epoch, sequence, json.toString());
    }

    /**
     * @param mark the high-water mark, {@code null} before the first command
     * @param readings oldest first, at least one; what does not fit stays back
     */
    public static Outgoing message(
            @Nullable Instant mark, List<CommandResult> results, List<BufferedReading> readings, Instant sentAt) {
        ObjectNode message = MAPPER.createObjectNode();
        message.put("last_command_acked", mark == null ? null : Timestamps.format(mark));
        message.put("sent_at", Timestamps.format(sentAt));
        message.set("command_results", newest(results));
        List<BufferedReading> fitting = fitting(readings, size(message));
        message.setAll((ObjectNode) MAPPER.readTree(fitting.getLast().json()));
        if (fitting.size() > 1) {
            ArrayNode several = message.putArray("readings");
            fitting.forEach(reading -> several.addRawValue(new RawValue(reading.json())));
        }
        byte[] payload = MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        return new Outgoing(payload, fitting.stream().map(BufferedReading::key).toList());
    }

    private static List<BufferedReading> fitting(List<BufferedReading> readings, int taken) {
        List<BufferedReading> fitting = new ArrayList<>();
        int size = taken;
        for (BufferedReading reading : readings) {
            int length = reading.json().length() + 1;
            size += fitting.isEmpty() ? 2 * length : length;
            if (!fitting.isEmpty() && (size > LARGEST || fitting.size() == MOST_READINGS)) {
                break;
            }
            fitting.add(reading);
        }
        return fitting;
    }

    /** those that fit; the oldest stay out */
    private static ArrayNode newest(List<CommandResult> results) {
        ArrayNode list = MAPPER.createArrayNode();
        int size = 0;
        for (CommandResult result : results.reversed()) {
            ObjectNode json = json(result);
            size += size(json) + 1;
            if (size > LARGEST_RESULTS || list.size() == MOST_RESULTS) {
                break;
            }
            list.insert(0, json);
        }
        return list;
    }

    private static int size(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static ObjectNode json(CommandResult result) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("command_id", result.commandId());
        json.put("created_at", Timestamps.format(result.stamp()));
        json.put("result", result.outcome().name());
        json.put("reason", result.reason());
        return json;
    }
}
