package energy.flipbridge.projections.flip;

import energy.flipbridge.projections.view.Partitions;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * A document with readings that Flip does not have yet: those of one partition and one second of reception, or, for a
 * device that Flip does not know, those of one thing and hour. Both follow from the event alone, so that a replay makes
 * the same documents.
 *
 * @param at epoch seconds, to forward the oldest first
 */
public record Chunk(String id, int partition, long at, List<Item> items) {

    static final String DUE = "chunk";
    static final String HELD = "held";

    /** @param attempts how often Flip refused it */
    public record Item(String thing, String key, int attempts, String json) {}

    public record Key(long at, String id) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    static String dueId(String thing, Instant at) {
        return Partitions.of(thing) + ":" + at.getEpochSecond();
    }

    static String heldId(String thing, Instant at) {
        return "held:" + thing + ":" + at.getEpochSecond() / 3_600;
    }

    static Key key(Document document) {
        return new Key(document.getLong("at"), document.getString("_id"));
    }

    static Chunk of(Document document) {
        return new Chunk(
                document.getString("_id"),
                document.getInteger("partition"),
                document.getLong("at"),
                document.getList("items", Document.class).stream()
                        .map(item -> new Item(
                                item.getString("thing"),
                                item.getString("key"),
                                item.getInteger("attempts"),
                                item.getString("json")))
                        .toList());
    }
}
