package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The readings of one partition that wait for Flip, as the view has them. */
final class Backlog {

    /** Flip takes at most 1,000 readings in a request */
    static final int LARGEST_BATCH = 1_000;

    private static final int CHUNKS_AT_ONCE = 16;
    private static final int CHUNKS_LOOKED_AT = 500;

    private final int partition;
    private final MongoCollection<Document> view;
    private final Taken taken;
    private final InstantSource clock;
    private final ConcurrentSkipListSet<Chunk.Key> chunks = new ConcurrentSkipListSet<>();
    private final Map<String, Chunk.Key> keys = new ConcurrentHashMap<>();

    Backlog(int partition, MongoCollection<Document> view, Taken taken, InstantSource clock) {
        this.partition = partition;
        this.view = view;
        this.taken = taken;
        this.clock = clock;
    }

    /** @return the batches that were cut off, to be sent again before anything else; the rest is remembered */
    List<Shipment> load() {
        List<Shipment> cutOff = new ArrayList<>();
        for (Document batch : view.find(of(Batch.KIND))) {
            Shipment shipment = Batch.shipment(batch);
            taken.add(shipment);
            cutOff.add(shipment);
        }
        for (Document chunk : view.find(of(Chunk.DUE)).projection(Projections.include("_id", "at"))) {
            add(Chunk.key(chunk));
        }
        return cutOff;
    }

    void add(Chunk.Key key) {
        chunks.add(key);
        keys.put(key.id(), key);
    }

    void remove(String id) {
        Chunk.Key key = keys.remove(id);
        if (key != null) {
            chunks.remove(key);
        }
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /**
     * Those that Flip has refused wait for nothing that we could do, and count for nothing here.
     *
     * @return when the oldest readings came that Flip has not answered about; empty when it has about all
     */
    Optional<Instant> oldestUnanswered() {
        Bson neverRefused = Filters.elemMatch("items", Filters.eq("attempts", 0));
        List<String> ids = new ArrayList<>();
        for (Iterator<Chunk.Key> keys = chunks.iterator(); keys.hasNext(); ) {
            ids.add(keys.next().id());
            if (ids.size() == CHUNKS_LOOKED_AT || !keys.hasNext()) {
                Document oldest = view.find(Filters.and(Filters.in("_id", ids), neverRefused))
                        .projection(Projections.include("at"))
                        .sort(Sorts.ascending("at"))
                        .first();
                if (oldest != null) {
                    return Optional.of(Instant.ofEpochSecond(oldest.getLong("at")));
                }
                ids.clear();
            }
        }
        return Optional.empty();
    }

    /** The oldest readings that are free, which are taken by that. */
    Shipment collect() {
        taken.beginRound();
        List<ReadingRef> readings = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Chunk.Key key : chunks) {
            ids.add(key.id());
            if (ids.size() == CHUNKS_AT_ONCE) {
                take(ids, readings, items);
                ids.clear();
            }
            if (readings.size() >= LARGEST_BATCH) {
                break;
            }
        }
        take(ids, readings, items);
        Shipment shipment = Shipment.of(readings, items);
        taken.add(shipment);
        return shipment;
    }

    /** @return the batch with the very items that it was started with; empty when Flip has answered it meanwhile */
    Optional<Shipment> complete(Shipment cutOff) {
        Map<ReadingRef, String> known = new HashMap<>();
        for (Chunk chunk : fetch(
                cutOff.readings().stream().map(ReadingRef::chunk).distinct().toList())) {
            chunk.items().forEach(item -> known.put(FlipView.ref(chunk, item), item.json()));
        }
        List<String> items = cutOff.readings().stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
        return items.size() == cutOff.size()
                ? Optional.of(new Shipment(cutOff.batchId(), cutOff.isPart(), cutOff.readings(), items))
                : Optional.empty();
    }

    private void take(List<String> ids, List<ReadingRef> readings, List<String> items) {
        for (Chunk chunk : fetch(ids)) {
            for (Chunk.Item item : chunk.items()) {
                ReadingRef ref = FlipView.ref(chunk, item);
                if (readings.size() < LARGEST_BATCH && taken.isFree(ref, item.attempts(), clock.instant())) {
                    readings.add(ref);
                    items.add(item.json());
                }
            }
        }
    }

    private List<Chunk> fetch(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : view.find(Filters.in("_id", ids)).map(Chunk::of).into(new ArrayList<>()).stream()
                        .sorted((a, b) -> Long.compare(a.at(), b.at()))
                        .toList();
    }

    private Bson of(String kind) {
        return Filters.and(Filters.eq("partition", partition), Filters.eq("kind", kind));
    }
}
