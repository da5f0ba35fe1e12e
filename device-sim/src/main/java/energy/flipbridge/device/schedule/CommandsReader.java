package energy.flipbridge.device.schedule;

import energy.flipbridge.domain.protocol.DeliveredCommand;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the message on {@code devices/{thing}/commands}.
 *
 * @param commands ascending by stamp
 * @param problems what could not be taken, in words
 */
public record CommandsReader(List<DeliveredCommand> commands, List<String> problems) {

    /** a stamp from further ahead is a fault of its sender; to take it would make the battery deaf for good */
    private static final Duration LATEST = Duration.ofDays(366);

    private static final int LONGEST_ID = 128;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public static CommandsReader read(byte[] payload, Instant now) {
        CommandsReader read = new CommandsReader(new ArrayList<>(), new ArrayList<>());
        try {
            JsonNode commands = MAPPER.readTree(payload).path("commands");
            if (!commands.isArray()) {
                read.problems.add("a commands message without a list of commands");
            }
            commands.forEach(entry -> read.entry(entry, now));
        } catch (JacksonException e) {
            read.problems.add("a commands message that is not JSON");
        }
        read.commands.sort(Comparator.comparing(DeliveredCommand::stamp));
        return read;
    }

    private void entry(JsonNode entry, Instant now) {
        JsonNode command = entry.path("command_json");
        String id = entry.path("id").asString(command.path("id").asString(""));
        if (id.isBlank() || id.length() > LONGEST_ID) {
            problems.add("a command without a usable id");
            return;
        }
        try {
            Instant stamp = Timestamps.parse(entry.path("created_at").asString(""));
            if (stamp.isAfter(now.plus(LATEST))) {
                problems.add("command " + id + " with a created_at from the future");
                return;
            }
            String json = command.isString() ? command.stringValue() : command.toString();
            commands.add(new DeliveredCommand(id, entry.path("flip_device_id").asString(""), stamp, json));
        } catch (IllegalArgumentException e) {
            problems.add("command " + id + " without a usable created_at");
        }
    }
}
