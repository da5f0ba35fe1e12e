package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingDiscarded;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkedDocuments;
import energy.flipbridge.projections.parking.ParkedId;
import energy.flipbridge.projections.view.Documents;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The document of a reading that Flip refused, with what support decided about it. */
final class RefusedReading {

    private static final String DECISIONS = "decisions";

    private RefusedReading() {}

    static String id(String thing, String key) {
        return ParkedId.of(ParkedId.Kind.READING, thing + "/" + key).toString();
    }

    /** @param item of a chunk, with its cause */
    static void park(Documents documents, Document item, Instant at) {
        String thing = item.getString("thing");
        String key = item.getString("key");
        documents.insert(
                id(thing, key),
                new Document(item)
                        .append("kind", "refused")
                        .append("state", State.PARKED.name())
                        .append("parkedAt", Date.from(at))
                        .append("subject", "reading " + key + " of " + thing)
                        .append("source", "device:" + thing));
    }

    /** @return the item that waits for Flip again */
    static Optional<Document> retry(Documents documents, ReadingRetried retried, @Nullable String actor) {
        String id = id(retried.thing(), retried.key());
        Optional<Document> item = documents.get(id).map(RefusedReading::item);
        if (item.isPresent()) {
            documents.fold(id, document -> decide(document, State.RETRIED, retried.at(), actor));
        }
        return item;
    }

    static void discard(Documents documents, ReadingDiscarded discarded, @Nullable String actor) {
        String id = id(discarded.thing(), discarded.key());
        if (documents.get(id).isPresent()) {
            documents.fold(id, document -> {
                decide(document, State.DISCARDED, discarded.at(), actor);
                document.put("reason", discarded.reason());
            });
        }
    }

    /** how often support has decided about it, which numbers the next decision */
    static int decisions(Document document) {
        return document.getInteger(DECISIONS, 0);
    }

    private static Document item(Document refused) {
        return new Document("thing", refused.getString("thing"))
                .append("key", refused.getString("key"))
                .append("attempts", refused.getInteger("attempts"))
                .append("json", refused.getString("json"))
                .append(DECISIONS, decisions(refused) + 1);
    }

    private static void decide(Document document, State state, Instant at, @Nullable String actor) {
        document.put("state", state.name());
        document.put("decidedBy", Objects.requireNonNullElse(actor, ""));
        document.put("decidedAt", Date.from(at));
        document.put("expiresAt", Date.from(at.plus(ParkedDocuments.KEPT)));
        document.put(DECISIONS, decisions(document) + 1);
    }
}
