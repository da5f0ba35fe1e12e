package energy.flipbridge.gateway.ingest;

import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.Parked.Decision;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkedDocuments;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.parking.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.bson.Document;

/** Lets parked messages through the ingest once more, under the ids that they had, so that no reading comes twice. */
final class MessageParking implements Parking {

    private static final Duration LONGEST_INGEST = Duration.ofSeconds(20);

    private final ParkedDocuments documents;
    private final Supplier<Optional<Ingest>> ingest;
    private final InstantSource clock;

    /** @param ingest empty on a node that takes no telemetry in */
    MessageParking(ParkedMessages messages, Supplier<Optional<Ingest>> ingest, InstantSource clock) {
        this.documents = messages.documents();
        this.ingest = ingest;
        this.clock = clock;
    }

    @Override
    public ParkedDocuments documents() {
        return documents;
    }

    @Override
    public Optional<String> content(String key) {
        return documents.document(key).map(document -> document.getString("body"));
    }

    @Override
    public Verdict retry(String key, String actor) {
        Verdict verdict = documents.waiting(key);
        Optional<Document> document = documents.document(key);
        if (!(verdict instanceof Verdict.Done(Parked seen)) || document.isEmpty()) {
            return verdict;
        }
        Optional<Ingest> lanes = ingest.get();
        if (lanes.isEmpty()) {
            return new Verdict.Refused(
                    "This node takes no telemetry in. Ask one that has the role ingest (flipbridge.roles).");
        }
        if (!hasGoneThrough(lanes.get(), ParkedMessages.message(document.get()))) {
            return new Verdict.Refused("The message is on its way and not stored yet; look again soon.");
        }
        // One that was parked again has one more attempt, and stays as it is.
        documents.decide(seen, State.RETRIED, new Decision(actor, clock.instant(), null));
        return new Verdict.Done(documents.find(key).orElse(seen));
    }

    @Override
    public Verdict discard(String key, String actor, String reason) {
        return documents.discard(key, new Decision(actor, clock.instant(), reason));
    }

    private static boolean hasGoneThrough(Ingest lanes, QueueMessage message) {
        try {
            lanes.add(message).get(LONGEST_INGEST.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the message could not be stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a message was stored", e);
        }
    }
}
