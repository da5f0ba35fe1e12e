package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingDiscarded;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.ParkedDocuments;
import energy.flipbridge.projections.parking.ParkedId;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.parking.Verdict;
import energy.flipbridge.projections.view.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bson.Document;

/** The readings that Flip refused. What support decides about one is an event, and the view shows it soon after. */
public final class RefusedReadings implements Parking {

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ParkedDocuments documents;
    private final EventLog log;
    private final InstantSource clock;

    public RefusedReadings(MongoCollection<Document> view, EventLog log, InstantSource clock) {
        this.documents = new ParkedDocuments(view, ParkedId.Kind.READING);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public ParkedDocuments documents() {
        return documents;
    }

    @Override
    public Optional<String> content(String key) {
        return documents.document(key).map(document -> document.getString("json"));
    }

    @Override
    public Verdict retry(String key, String actor) {
        return decide(key, actor, (document, at) -> {
            String thing = document.getString("thing");
            return new ReadingRetried(thing, document.getString("key"), Partitions.of(thing), at);
        });
    }

    @Override
    public Verdict discard(String key, String actor, String reason) {
        return decide(key, actor, (document, at) -> {
            String thing = document.getString("thing");
            return new ReadingDiscarded(thing, document.getString("key"), Partitions.of(thing), at, reason);
        });
    }

    private Verdict decide(String key, String actor, BiFunction<Document, Instant, ForwardingEvent> decision) {
        Verdict verdict = documents.waiting(key);
        Optional<Document> document = documents.document(key);
        if (!(verdict instanceof Verdict.Done) || document.isEmpty()) {
            return verdict;
        }
        int number = RefusedReading.decisions(document.get());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Of two decisions at once the store keeps the first, as both have the same number.
        log.append(
                ForwardingEvent.TYPE,
                documents.id(key).toString(),
                number,
                decision.apply(document.get(), now),
                Map.of(Audit.ACTOR, actor));
        return shown(key, number, actor, now);
    }

    private Verdict shown(String key, int number, String actor, Instant at) {
        for (Duration waited = Duration.ZERO; waited.compareTo(SHOWN_WITHIN) < 0; waited = waited.plus(LOOK_AGAIN)) {
            Optional<Document> document = documents.document(key);
            if (document.isPresent() && RefusedReading.decisions(document.get()) > number) {
                Parked parked = documents.find(key).orElseThrow();
                return isDecision(parked, actor, at)
                        ? new Verdict.Done(parked)
                        : new Verdict.Refused("Somebody else decided about it in the same moment; look again.");
            }
            sleep();
        }
        return new Verdict.Refused(
                "The decision is stored, and not shown yet, as the view is behind; look again soon.");
    }

    /** A retry may have been refused again meanwhile, which leaves no trace of the decision. */
    private static boolean isDecision(Parked parked, String actor, Instant at) {
        return parked.decision() == null
                || (parked.decision().by().equals(actor)
                        && parked.decision().at().equals(at));
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the view", e);
        }
    }
}
