package energy.flipbridge.projections.policy;

import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.Parked.Decision;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkedDocuments;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.parking.Verdict;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands parked events to their policy again. The policy is a fresh one: the processor's own may remember what must not
 * change on another thread. What a policy asks for may be asked again, so that a retry that was cut off is harmless.
 */
public final class EventParking implements Parking {

    private final ParkedEvents parked;
    private final ParkedDocuments documents;
    private final Supplier<List<Policy>> policies;
    private final CommandSender sender;
    private final EventStore events;
    private final InstantSource clock;

    public EventParking(
            ParkedEvents parked,
            Supplier<List<Policy>> policies,
            CommandSender sender,
            EventStore events,
            InstantSource clock) {
        this.parked = parked;
        this.documents = parked.documents();
        this.policies = policies;
        this.sender = sender;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ParkedDocuments documents() {
        return documents;
    }

    @Override
    public Optional<String> content(String key) {
        return documents
                .document(key)
                .flatMap(this::event)
                .map(event -> JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "id", event.id(),
                                "event", event.name(),
                                "storedAt", event.storedAt(),
                                "stream", event.streamId(),
                                "sequence", event.sequence(),
                                "metadata", event.metadata(),
                                "payload", event.payload())));
    }

    @Override
    public Verdict retry(String key, String actor) {
        Optional<Document> document = documents.document(key);
        if (documents.waiting(key) instanceof Verdict.Done(Parked seen) && document.isPresent()) {
            return retry(seen, document.get(), key, actor);
        }
        return documents.waiting(key);
    }

    private Verdict retry(Parked seen, Document document, String key, String actor) {
        String handler = document.getString("handler");
        Optional<PolicyRun> run = policies.get().stream()
                .map(policy -> new PolicyRun(policy, sender))
                .filter(each -> each.name().equals(handler))
                .findFirst();
        if (run.isEmpty()) {
            return new Verdict.Refused(
                    "The view " + handler + " could not take the event in, and a view takes events in "
                            + "their order alone: mend the view and replay it, then discard this.");
        }
        Optional<ViewEvent> event = event(document);
        if (event.isEmpty()) {
            return new Verdict.Refused("The event is not in the store. Discard it.");
        }
        run.get()
                .over(event.get())
                .ifPresentOrElse(
                        cause -> parked.park(handler, event.get(), cause),
                        () -> documents.decide(seen, State.RETRIED, new Decision(actor, clock.instant(), null)));
        return new Verdict.Done(documents.find(key).orElse(seen));
    }

    @Override
    public Verdict discard(String key, String actor, String reason) {
        return documents.discard(key, new Decision(actor, clock.instant(), reason));
    }

    private Optional<ViewEvent> event(Document document) {
        String id = document.getString("eventId");
        return events.readEvents(document.getString("stream"), document.getLong("sequence"))
                .asStream()
                .limit(1)
                .filter(event -> event.getIdentifier().equals(id))
                .<ViewEvent>map(event -> viewEvent(event, document.getLong("position")))
                .findFirst();
    }

    private static ViewEvent viewEvent(DomainEventMessage<?> event, long position) {
        return new ViewEvent(
                event.getIdentifier(),
                position,
                event.getTimestamp(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getMetaData(),
                event.getPayload());
    }
}
