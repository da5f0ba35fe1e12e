package energy.flipbridge.projections.view;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The classes of the events that views fold. What it was asked once it answers at once. */
public final class EventTypes {

    private final Set<Class<?>> types;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    private EventTypes(Set<Class<?>> types) {
        this.types = types;
    }

    public static EventTypes of(View view) {
        return new EventTypes(view.events());
    }

    public static EventTypes ofAll(Collection<View> views) {
        return new EventTypes(
                views.stream().flatMap(view -> view.events().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean contain(Class<?> payload) {
        return known.computeIfAbsent(payload, type -> types.stream().anyMatch(folded -> folded.isAssignableFrom(type)));
    }
}
