package energy.flipbridge.gateway.flip;

import energy.flipbridge.domain.flip.FlipIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of a site as Flip has it (docs.flip.energy/doc-563176).
 *
 * @param status UPCOMING, ACTIVE, COMPLETED, CANCELED, or one that we do not know
 * @param endsAt {@code null}: until replaced
 * @param schedule for showing only, never for driving batteries
 * @param reserves percentages by thing, where one is set for this event
 */
public record FlipEvent(
        String id,
        String programId,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        String status,
        boolean participating,
        List<Slot> schedule,
        Map<String, Integer> reserves,
        @Nullable Instant updatedAt) {

    /** What the things do in a part of the event. */
    public record Slot(
            List<String> things,
            String mode,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            boolean preparatory) {}

    static FlipEvent of(JsonNode event) {
        return new FlipEvent(
                event.path("id").asString(""),
                event.path("program_id").asString(""),
                FlipJson.time(event.path("starts_at")),
                FlipJson.time(event.path("ends_at")),
                event.path("status").asString(""),
                event.path("is_participating").asBoolean(true),
                event.path("schedule").valueStream().map(FlipEvent::slot).toList(),
                reserves(event.path("device_settings")),
                FlipJson.time(event.path("updated_at")));
    }

    private static Slot slot(JsonNode item) {
        return new Slot(
                FlipJson.texts(item.path("device_ids")).stream()
                        .map(FlipIds::thing)
                        .toList(),
                item.path("mode").asString(""),
                FlipJson.time(item.path("starts_at")),
                FlipJson.time(item.path("ends_at")),
                item.path("is_preparatory_action").asBoolean(false));
    }

    private static Map<String, Integer> reserves(JsonNode settings) {
        Map<String, Integer> reserves = new LinkedHashMap<>();
        for (JsonNode setting : settings) {
            Optional.ofNullable(FlipJson.whole(setting.path("backup_reserve_percentage")))
                    .ifPresent(percentage ->
                            reserves.put(FlipIds.thing(setting.path("device_id").asString("")), percentage));
        }
        return reserves;
    }
}
