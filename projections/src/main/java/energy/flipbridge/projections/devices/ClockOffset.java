package energy.flipbridge.projections.devices;

import energy.flipbridge.projections.story.Spans;
import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far a battery's clock is ahead of ours; negative when it is behind.
 *
 * <p>A message tells when it was sent by the battery's clock, and AWS IoT when it came: the difference is the offset less
 * the time of travel, and a message that was held back while there was no connection travelled for hours. So the one that
 * travelled shortest counts, by which the clock looks the furthest ahead, of the two newest spans of five minutes in which
 * any came. What was held back counts for nothing beside a message that was not; a clock that is set back shows after ten
 * minutes of being heard, one that is set forward at once. The order in which messages come makes no difference.
 */
final class ClockOffset {

    /**
     * From half a minute on a schedule runs at the wrong time. Flip's windows begin and end with a minute, and a battery that
     * is half a minute off acts in another one than was ordered: of a window of a quarter of an hour it misses a thirtieth,
     * and acts for as long outside it. A clock that a time server sets is right within a second, and the quickest of many
     * messages travels a few at most, so that none of these is taken for wrong.
     */
    static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final int SPANS = 2;

    private ClockOffset() {}

    static void fold(Document device, Instant receivedAt, Instant sentAt) {
        long ahead = sentAt.toEpochMilli() - receivedAt.toEpochMilli();
        long number = Math.floorDiv(receivedAt.toEpochMilli(), SPAN.toMillis());
        List<Document> spans = Values.list(device, "clockSpans");
        Document span = spans.stream()
                .filter(one -> one.getLong("number") == number)
                .findFirst()
                .orElse(null);
        if (span == null) {
            spans.add(new Document("number", number).append("ahead", ahead));
            spans.sort(Comparator.comparingLong(one -> one.getLong("number")));
        } else {
            span.put("ahead", Math.max(span.getLong("ahead"), ahead));
        }
        if (spans.size() > SPANS) {
            spans.removeFirst();
        }
        spans.stream()
                .mapToLong(one -> one.getLong("ahead"))
                .max()
                .ifPresent(furthest -> device.put("clockAheadMillis", furthest));
    }

    /** @return one sentence; {@code null} when the clock is right enough for a schedule */
    static @Nullable String warning(long aheadMillis) {
        Duration off = Duration.ofMillis(Math.abs(aheadMillis));
        if (off.compareTo(TOLERANCE) < 0) {
            return null;
        }
        String amount = Spans.words(off);
        return aheadMillis > 0
                ? "Its clock is " + amount + " ahead: it would begin and end a schedule " + amount + " too early"
                : "Its clock is " + amount + " behind: it would begin and end a schedule " + amount + " too late";
    }
}
