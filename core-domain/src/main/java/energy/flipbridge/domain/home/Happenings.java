package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The events of the grid that a home knows of, the newest by their beginning. */
record Happenings(Map<String, Happening> byId) {

    static final Happenings NONE = new Happenings(Map.of());

    /** about half a year at one a day (Flip: Control page) */
    private static final int MOST = 200;

    @Nullable
    Happening get(String eventId) {
        return byId.get(eventId);
    }

    Happenings told(FlipEvent event) {
        Map<String, Happening> changed = new TreeMap<>(byId);
        changed.merge(event.eventId(), Happening.of(event), (known, _) -> known.told(event));
        if (changed.size() > MOST) {
            changed.values().stream()
                    .map(Happening::told)
                    .min(Comparator.comparing(FlipEvent::startsAt))
                    .ifPresent(oldest -> changed.remove(oldest.eventId()));
        }
        return new Happenings(changed);
    }

    Happenings chosen(ParticipationChanged event) {
        return with(event.eventId(), happening -> happening.chosen(event));
    }

    Happenings keeping(String eventId, ReserveChanged event) {
        return with(eventId, happening -> happening.keeping(event));
    }

    private Happenings with(String eventId, UnaryOperator<Happening> change) {
        Map<String, Happening> changed = new TreeMap<>(byId);
        changed.computeIfPresent(eventId, (_, happening) -> change.apply(happening));
        return new Happenings(changed);
    }
}
