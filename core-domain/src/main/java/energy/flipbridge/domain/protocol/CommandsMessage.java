package energy.flipbridge.domain.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * The message on {@code devices/{thing}/commands}: everything that is pending for the device, ascending by stamp. The
 * device's mark is a high-water mark, so a later stamp never travels without the earlier ones; what does not fit into one
 * MQTT payload (AWS IoT: 128 KB) stays back at the upper end. One that could not travel even alone is left out for good, so
 * that it does not hold up the others; it was never published, so that no mark confirms it.
 *
 * @param json the payload
 * @param included the entries that fitted, ascending
 */
public record CommandsMessage(byte[] json, List<DeliveredCommand> included) {

    static final int LARGEST = 128 * 1024;
    private static final int EMPTY = "{\"commands\":[]}".length();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public static CommandsMessage of(List<DeliveredCommand> pending) {
        List<DeliveredCommand> included = new ArrayList<>();
        ObjectNode message = MAPPER.createObjectNode();
        ArrayNode commands = message.putArray("commands");
        int size = EMPTY;
        List<DeliveredCommand> ascending = pending.stream()
                .sorted(Comparator.comparing(DeliveredCommand::stamp))
                .toList();
        for (DeliveredCommand command : ascending) {
            ObjectNode entry = entry(command);
            int entrySize = bytes(entry).length + 1;
            if (EMPTY + entrySize > LARGEST) {
                continue;
            }
            size += entrySize;
            if (size > LARGEST) {
                break;
            }
            commands.add(entry);
            included.add(command);
        }
        return new CommandsMessage(bytes(message), List.copyOf(included));
    }

    private static ObjectNode entry(DeliveredCommand command) {
        ObjectNode entry = MAPPER.createObjectNode();
        entry.put("id", command.id());
        entry.put("flip_device_id", command.flipDeviceId());
        entry.put("created_at", Timestamps.format(command.stamp()));
        entry.putNull("device_acked_at");
        entry.putRawValue("command_json", new RawValue(command.commandJson()));
        return entry;
    }

    private static byte[] bytes(ObjectNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }
}
