package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event of the grid, with what the homeowner decided on it.
 *
 * @param chosen whether to take part; {@code null} while the homeowner has not said
 * @param reserves percentages that the homeowner set for it, by thing
 */
record Happening(FlipEvent told, @Nullable Boolean chosen, Map<String, Integer> reserves) {

    static Happening of(FlipEvent told) {
        return new Happening(told, null, Map.of());
    }

    boolean isAsWished(boolean participating) {
        return chosen != null && chosen == participating && told.participating() == participating;
    }

    Happening told(FlipEvent newer) {
        return new Happening(newer, chosen, reserves);
    }

    Happening chosen(ParticipationChanged event) {
        FlipEvent now = new FlipEvent(
                told.eventId(),
                told.programId(),
                told.status(),
                told.startsAt(),
                told.endsAt(),
                event.participating(),
                told.schedule(),
                told.reserves(),
                told.updatedAt());
        return new Happening(now, event.participating(), reserves);
    }

    Happening keeping(ReserveChanged event) {
        Map<String, Integer> changed = new TreeMap<>(reserves);
        changed.put(event.thing(), event.percentage());
        return new Happening(told, chosen, changed);
    }
}
