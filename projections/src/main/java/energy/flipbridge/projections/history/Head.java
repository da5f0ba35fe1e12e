package energy.flipbridge.projections.history;

import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a trail's head document keeps of its entries: how many there are, also by event, and what finds them by time. Each
 * entry has the latest time at which any up to it was recorded, which never goes back as the clocks of nodes do; the head
 * has how far the recording of an entry was ever behind that.
 */
final class Head {

    private static final String COUNT = "count";
    private static final String EVENTS = "events";
    private static final String READINGS = "readingCount";
    private static final String FIRST_READING = "firstReadingAt";
    private static final String LAST_READING = "lastReadingAt";
    private static final String LATENESS = "lateness";
    private static final String REACHED = "reachedAt";

    private Head() {}

    static String id(String trail) {
        return trail + ":head";
    }

    static String entryId(String trail, long number) {
        return trail + ":e:" + number;
    }

    static long count(Document head) {
        return head.get(COUNT) instanceof Long count ? count : 0;
    }

    static long readings(Document head) {
        return head.get(READINGS) instanceof Long count ? count : 0;
    }

    /** Counts a reading, and keeps between which times of arrival all of them lie. */
    static void countReading(Document head, Instant receivedAt) {
        head.put(READINGS, readings(head) + 1);
        if (!Values.isAfter(receivedAt, Values.instant(head, FIRST_READING)) || !head.containsKey(FIRST_READING)) {
            head.put(FIRST_READING, receivedAt);
        }
        if (Values.isAfter(receivedAt, Values.instant(head, LAST_READING))) {
            head.put(LAST_READING, receivedAt);
        }
    }

    static Optional<Instant> firstReading(Document head) {
        return Optional.ofNullable(Values.instant(head, FIRST_READING));
    }

    static Optional<Instant> lastReading(Document head) {
        return Optional.ofNullable(Values.instant(head, LAST_READING));
    }

    /** by the names of the events */
    static Map<String, Long> events(Document head) {
        Map<String, Long> events = new LinkedHashMap<>();
        if (head.get(EVENTS) instanceof Document counts) {
            counts.forEach((event, count) -> events.put(event, (Long) count));
        }
        return events;
    }

    /** how much earlier than {@link #reachedAt} an entry of this trail may have been recorded */
    static Duration lateness(Document head) {
        return Duration.ofMillis(head.get(LATENESS) instanceof Long millis ? millis : 0);
    }

    /** the latest time at which this entry or one before it was recorded */
    static Instant reachedAt(Document entry) {
        Instant reached = Values.instant(entry, REACHED);
        return reached == null ? storedAt(entry) : reached;
    }

    static Instant storedAt(Document entry) {
        return Objects.requireNonNull(Values.instant(entry, "storedAt"));
    }

    /** Numbers the entry and counts it. */
    static void insert(Document head, String trail, Documents documents, Document entry) {
        long number = count(head);
        Document complete = following(head, number, entry);
        documents.insert(entryId(trail, number), complete);
        head.put(COUNT, number + 1);
        Document events = head.get(EVENTS) instanceof Document counts ? counts : new Document();
        events.merge(complete.getString("event"), 1L, (one, more) -> (Long) one + (Long) more);
        head.put(EVENTS, events);
        head.put(REACHED, reachedAt(complete));
        head.put(LATENESS, latenessWith(head, complete).toMillis());
    }

    /** the entry as the one that follows those that the head has counted */
    static Document following(Document head, long number, Document entry) {
        Document complete = new Document("n", number);
        complete.putAll(entry);
        return complete.append(REACHED, later(Values.instant(head, REACHED), storedAt(entry)));
    }

    static Duration latenessWith(Document head, Document entry) {
        Duration known = lateness(head);
        Duration behind = Duration.between(storedAt(entry), reachedAt(entry));
        return behind.compareTo(known) > 0 ? behind : known;
    }

    private static Instant later(@Nullable Instant reached, Instant storedAt) {
        return reached != null && reached.isAfter(storedAt) ? reached : storedAt;
    }
}
