package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.moments.Place;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An event store in which nothing was stored. */
final class NoEvents implements PastEvents {

    @Override
    public long until(Instant time) {
        return -1;
    }

    @Override
    public Optional<Place> place(String stream, long number) {
        return Optional.empty();
    }

    @Override
    public OptionalLong newest(String stream) {
        return OptionalLong.empty();
    }

    @Override
    public Map<String, Long> beginnings(Collection<String> streams) {
        return Map.of();
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, long upTo) {
        return List.of();
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, Set<Class<?>> types, long upTo) {
        return List.of();
    }

    @Override
    public List<ViewEvent> last(String stream, long upTo, int most) {
        return List.of();
    }

    @Override
    public List<ViewEvent> next(String stream, long after, int most) {
        return List.of();
    }
}
