package energy.flipbridge.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommandsMessageTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.250Z");

    @Test
    void hasTheShapeOfThePrototype() {
        CommandsMessage message = CommandsMessage.of(
                List.of(new DeliveredCommand("c-1", "device::garage", NOON, "{\"id\":\"c-1\",\"duration_s\":7200}")));
        assertThat(new String(message.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"commands\":[{\"id\":\"c-1\",\"flip_device_id\":\"device::garage\","
                        + "\"created_at\":\"2026-07-01T12:00:00.250Z\",\"device_acked_at\":null,"
                        + "\"command_json\":{\"id\":\"c-1\",\"duration_s\":7200}}]}");
    }

    @Test
    void isAscendingByStamp() {
        CommandsMessage message = CommandsMessage.of(List.of(command(3, 10), command(1, 10), command(2, 10)));
        assertThat(message.included()).extracting(DeliveredCommand::id).containsExactly("1", "2", "3");
    }

    @Test
    void oneThatIsTooLargeAloneDoesNotHoldUpTheOthers() {
        CommandsMessage message = CommandsMessage.of(List.of(command(1, 10), command(2, 200_000), command(3, 10)));
        assertThat(message.included()).extracting(DeliveredCommand::id).containsExactly("1", "3");
    }

    @Property(tries = 300)
    void staysWithinOnePayloadAndLeavesNoGap(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 60_000) Integer> sizes) {
        List<DeliveredCommand> pending = IntStream.range(0, sizes.size())
                .mapToObj(i -> command(i, sizes.get(i)))
                .toList();
        CommandsMessage message = CommandsMessage.of(pending);
        assertThat(message.json().length).isLessThanOrEqualTo(CommandsMessage.LARGEST);
        assertThat(message.included())
                .isEqualTo(pending.subList(0, message.included().size()));
        assertThat(message.included().isEmpty()).isEqualTo(pending.isEmpty());
    }

    private static DeliveredCommand command(int index, int size) {
        String json = "{\"note\":\"" + "ü".repeat(size / 2 + 1) + "\"}";
        return new DeliveredCommand(String.valueOf(index), "device::garage", NOON.plusMillis(index), json);
    }
}
