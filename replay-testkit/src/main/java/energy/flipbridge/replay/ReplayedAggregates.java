package energy.flipbridge.replay;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import energy.flipbridge.domain.command.CommandAggregate;
import energy.flipbridge.domain.device.DeviceAggregate;
import energy.flipbridge.domain.home.HomeAggregate;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Aggregates, folded from a recorded stream by their own event sourcing handlers. */
final class ReplayedAggregates {

    private static final JsonMapper FIELDS = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .build();

    private ReplayedAggregates() {}

    static JsonNode device(List<TrackedEventMessage<?>> events, String thing) {
        return state(DeviceAggregate.class, events, thing);
    }

    static JsonNode command(List<TrackedEventMessage<?>> events, String commandId) {
        return state(CommandAggregate.class, events, commandId);
    }

    static JsonNode home(List<TrackedEventMessage<?>> events, String siteId) {
        return state(HomeAggregate.class, events, HomeAggregate.stream(siteId));
    }

    private static <A> JsonNode state(Class<A> type, List<TrackedEventMessage<?>> events, String streamId) {
        List<DomainEventMessage<?>> stream = events.stream()
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .filter(event -> event.getAggregateIdentifier().equals(streamId))
                .toList();
        if (stream.isEmpty()) {
            return MissingNode.getInstance();
        }
        InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
        engine.appendEvents(stream);
        EventSourcingRepository<A> repository = EventSourcingRepository.builder(type)
                .eventStore(EmbeddedEventStore.builder().storageEngine(engine).build())
                .build();
        ResultMessage<JsonNode> state = new DefaultUnitOfWork<>(null)
                .executeWithResult(() -> repository.load(streamId).invoke(FIELDS::<JsonNode>valueToTree));
        if (state.isExceptional()) {
            throw new IllegalStateException(streamId + " cannot be folded", state.exceptionResult());
        }
        return state.getPayload();
    }
}
