package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.forwarding.ForwardingEvent.BatchDivided;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Part;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRefused;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.projections.view.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The documents of batches on their way: written when a batch starts, gone once Flip has answered. */
final class Batch {

    static final String KIND = "batch";

    /** a reading that Flip refused this often is set aside, where support sees it */
    static final int MOST_ATTEMPTS = 5;

    private Batch() {}

    static String id(String batchId) {
        return "batch:" + batchId;
    }

    static void write(Document batch, ForwardingStarted started) {
        batch.put("kind", KIND);
        batch.put("partition", started.partition());
        batch.put("batchId", started.batchId());
        batch.put(
                "readings",
                started.readings().stream()
                        .map(ref -> new Document("thing", ref.thing())
                                .append("key", ref.key())
                                .append("chunk", ref.chunk()))
                        .toList());
    }

    static List<ReadingRef> readings(Document batch) {
        return batch.getList("readings", Document.class).stream()
                .map(ref -> new ReadingRef(ref.getString("thing"), ref.getString("key"), ref.getString("chunk")))
                .toList();
    }

    static Shipment shipment(Document batch) {
        return new Shipment(batch.getString("batchId"), batch.getBoolean("part", false), readings(batch), List.of());
    }

    /** Puts the parts in the batch's place. */
    static void divide(Documents documents, BatchDivided divided) {
        String id = id(divided.batchId());
        Document whole = documents.get(id).orElse(null);
        if (whole != null) {
            List<Document> readings = whole.getList("readings", Document.class);
            int from = 0;
            for (Part part : divided.parts()) {
                Document document = new Document("kind", KIND)
                        .append("partition", divided.partition())
                        .append("batchId", part.batchId())
                        .append("part", true)
                        .append("readings", List.copyOf(readings.subList(from, from + part.readings())));
                documents.insert(id(part.batchId()), document);
                from += part.readings();
            }
        }
        documents.remove(id);
    }

    /** Takes what Flip accepted out of its chunks, and counts what it refused, but for what it can never take. */
    static void settle(Documents documents, ReadingsForwarded forwarded) {
        String id = id(forwarded.batchId());
        List<ReadingRef> readings = documents.get(id).map(Batch::readings).orElse(List.of());
        Map<Integer, String> failures = new HashMap<>();
        for (Failure failure : forwarded.failures()) {
            failures.put(failure.index(), failure.message());
        }
        documents.fetch(failures.keySet().stream()
                .filter(index -> index < readings.size())
                .map(index -> FlipView.thingId(readings.get(index).thing()))
                .toList());
        Map<String, Map<String, String>> refused = new HashMap<>();
        Map<String, Set<String>> done = new HashMap<>();
        for (int i = 0; i < readings.size(); i++) {
            ReadingRef ref = readings.get(i);
            if (failures.containsKey(i) && FlipView.isAtFlip(documents, ref.thing())) {
                refused.computeIfAbsent(ref.chunk(), _ -> new HashMap<>()).put(name(ref), failures.getOrDefault(i, ""));
            } else {
                done.computeIfAbsent(ref.chunk(), _ -> new HashSet<>()).add(name(ref));
            }
        }
        Set<String> chunks = new HashSet<>(done.keySet());
        chunks.addAll(refused.keySet());
        documents.fetch(chunks);
        for (String chunk : chunks) {
            settle(
                    documents,
                    chunk,
                    done.getOrDefault(chunk, Set.of()),
                    new Refusals(refused.getOrDefault(chunk, Map.of()), MOST_ATTEMPTS, forwarded.at()));
        }
        documents.remove(id);
    }

    /** Sets aside the one reading of the batch. */
    static void refuse(Documents documents, ReadingRefused refused) {
        ReadingRef ref = refused.reading();
        boolean isAtFlip = FlipView.isAtFlip(documents, ref.thing());
        Refusals refusals = new Refusals(isAtFlip ? Map.of(name(ref), refused.cause()) : Map.of(), 1, refused.at());
        settle(documents, ref.chunk(), isAtFlip ? Set.of() : Set.of(name(ref)), refusals);
        documents.remove(id(refused.batchId()));
    }

    /**
     * @param causes by the reading's name
     * @param mostAttempts a reading that was refused so often is set aside
     */
    private record Refusals(Map<String, String> causes, int mostAttempts, Instant at) {}

    private static void settle(Documents documents, String chunk, Set<String> done, Refusals refusals) {
        documents.foldDerived(chunk, document -> {
            List<Document> rest = new ArrayList<>();
            for (Document item : document.getList("items", Document.class, List.of())) {
                String name = name(item.getString("thing"), item.getString("key"));
                String cause = refusals.causes().get(name);
                if (cause != null) {
                    int attempts = item.getInteger("attempts") + 1;
                    Document refused =
                            new Document(item).append("attempts", attempts).append("cause", cause);
                    if (attempts >= refusals.mostAttempts()) {
                        RefusedReading.park(documents, refused, refusals.at());
                    } else {
                        rest.add(refused);
                    }
                } else if (!done.contains(name)) {
                    rest.add(item);
                }
            }
            document.put("items", rest);
        });
        boolean isEmpty = documents
                .get(chunk)
                .map(document ->
                        document.getList("items", Document.class, List.of()).isEmpty())
                .orElse(false);
        if (isEmpty) {
            documents.removeDerived(chunk);
        }
    }

    private static String name(ReadingRef ref) {
        return name(ref.thing(), ref.key());
    }

    private static String name(String thing, String key) {
        return thing + "/" + key;
    }
}
