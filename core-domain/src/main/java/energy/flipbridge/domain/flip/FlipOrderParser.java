package energy.flipbridge.domain.flip;

import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Flip's command object leniently, as both generations of its API write it: {@code starts_at} or
 * {@code start_at}, {@code battery_commands} as an object or a list, statuses yet unknown.
 */
public final class FlipOrderParser {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** what fits into one MQTT payload of 128 KB (AWS IoT), whatever its characters, with its envelope */
    private static final int LONGEST_JSON = 32 * 1024;

    private static final long LONGEST_SECONDS = 366L * 24 * 3600;

    private FlipOrderParser() {}

    /**
     * @param command Flip's {@code event_object}
     * @param json the same, verbatim
     * @param sentAt the envelope's timestamp; orders commands that carry no {@code updated_at}
     */
    public static Parsed<FlipOrder> parse(JsonNode command, String json, Instant sentAt) {
        try {
            String id = text(command, "id");
            String deviceId = text(command, "device_id");
            Instant startsAt = time(command, command.hasNonNull("starts_at") ? "starts_at" : "start_at");
            if (id == null || deviceId == null || startsAt == null) {
                return new Parsed.Refused<>("a command needs id, device_id and starts_at");
            }
            if (id.length() > 128 || deviceId.length() > 200) {
                return new Parsed.Refused<>("id or device_id is too long");
            }
            if (json.length() > LONGEST_JSON) {
                return new Parsed.Refused<>("the command is longer than " + LONGEST_JSON + " characters");
            }
            Instant endsAt = endOf(command, startsAt);
            if (endsAt != null && !Timestamps.isWritable(endsAt)) {
                return new Parsed.Refused<>("the command ends after the year 9999");
            }
            if (endsAt != null && !endsAt.isAfter(startsAt)) {
                return new Parsed.Refused<>("the command ends before it starts");
            }
            Instant updatedAt = time(command, "updated_at");
            Instant createdAt = time(command, "created_at");
            Instant version = updatedAt == null ? sentAt : updatedAt;
            return new Parsed.Accepted<>(new FlipOrder(
                    id,
                    deviceId,
                    status(command),
                    new Window(startsAt, endsAt),
                    batteryCommands(command),
                    createdAt == null ? version : createdAt,
                    version,
                    sentAt,
                    json));
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused<>("the command has a field that is " + e.getMessage());
        }
    }

    private static @Nullable Instant endOf(JsonNode command, Instant startsAt) {
        Instant endsAt = time(command, "ends_at");
        JsonNode seconds = command.path("duration_s");
        if (endsAt != null || !seconds.isNumber()) {
            return endsAt;
        }
        double duration = seconds.doubleValue();
        if (!(duration > 0 && duration <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("no duration_s of more than 0 and at most a year");
        }
        return startsAt.plusMillis(Math.round(duration * 1_000));
    }

    private static FlipStatus status(JsonNode command) {
        String status = text(command, "status");
        if (status == null) {
            return FlipStatus.OK;
        }
        return switch (status) {
            case "OK" -> FlipStatus.OK;
            case "CANCELED" -> FlipStatus.CANCELED;
            case "OPT_OUT" -> FlipStatus.OPT_OUT;
            default -> FlipStatus.UNKNOWN;
        };
    }

    private static String batteryCommands(JsonNode command) {
        JsonNode commands = command.path("battery_commands");
        JsonNode one = commands.isArray() ? commands.path(0) : commands;
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        one.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return MAPPER.writeValueAsString(sorted);
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : Timestamps.parse(text);
    }
}
