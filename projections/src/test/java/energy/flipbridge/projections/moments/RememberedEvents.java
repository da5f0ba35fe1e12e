package energy.flipbridge.projections.moments;

import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** Events in memory, asked as the event store is. */
final class RememberedEvents implements PastEvents {

    private final List<ViewEvent> events;

    RememberedEvents(List<DomainEventMessage<?>> messages) {
        this.events = Stream.iterate(0, number -> number + 1)
                .limit(messages.size())
                .map(number -> ViewEvent.of(new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(number), messages.get(number))))
                .toList();
    }

    @Override
    public long until(Instant time) {
        return events.stream()
                .filter(event ->
                        !event.storedAt().truncatedTo(ChronoUnit.MILLIS).isAfter(time))
                .mapToLong(ViewEvent::position)
                .max()
                .orElse(-1);
    }

    @Override
    public Optional<Place> place(String stream, long number) {
        return of(stream)
                .filter(event -> event.sequence() == number)
                .map(event -> new Place(event.position(), event.storedAt()))
                .findFirst();
    }

    @Override
    public OptionalLong newest(String stream) {
        return of(stream).mapToLong(ViewEvent::sequence).max();
    }

    @Override
    public Map<String, Long> beginnings(Collection<String> streams) {
        Map<String, Long> beginnings = new HashMap<>();
        events.stream()
                .filter(event -> streams.contains(event.streamId()) && event.sequence() == 0)
                .forEach(event -> beginnings.put(event.streamId(), event.position()));
        return beginnings;
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, long upTo) {
        return events.stream()
                .filter(event -> streams.contains(event.streamId()) && event.position() <= upTo)
                .toList();
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, Set<Class<?>> types, long upTo) {
        return read(streams, upTo).stream()
                .filter(event -> types.contains(event.payload().getClass()))
                .toList();
    }

    @Override
    public List<ViewEvent> last(String stream, long upTo, int most) {
        List<ViewEvent> found = read(List.of(stream), upTo);
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    @Override
    public List<ViewEvent> next(String stream, long after, int most) {
        return of(stream).filter(event -> event.position() > after).limit(most).toList();
    }

    private Stream<ViewEvent> of(String stream) {
        return events.stream().filter(event -> event.streamId().equals(stream));
    }
}
