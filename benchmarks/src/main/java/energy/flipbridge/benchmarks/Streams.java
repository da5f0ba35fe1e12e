package energy.flipbridge.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Puts events into their streams, as they are stored. */
final class Streams {

    private final Map<String, Long> lengths = new HashMap<>();
    private final List<DomainEventMessage<?>> events = new ArrayList<>();

    void add(String type, String stream, Object payload, String actor, Instant at) {
        long number = lengths.merge(stream, 1L, Long::sum) - 1;
        events.add(new GenericDomainEventMessage<>(
                type,
                stream,
                number,
                new GenericMessage<>(
                        UUID.randomUUID().toString(),
                        payload,
                        Map.of("actor", actor, "correlationId", stream, "source", "sqs:" + number)),
                at));
    }

    int size() {
        return events.size();
    }

    /** @return what was added since, in its order */
    List<DomainEventMessage<?>> take() {
        List<DomainEventMessage<?>> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
