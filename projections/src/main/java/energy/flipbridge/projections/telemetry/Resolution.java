package energy.flipbridge.projections.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** How finely readings are told; each has its documents, by thing and interval in UTC. */
public enum Resolution {
    /** every reading */
    RAW(Duration.ofMinutes(1), "uuuu-MM-dd'T'HH:mm", Duration.ofHours(6)),
    MINUTE(Duration.ofMinutes(1), "uuuu-MM-dd'T'HH:mm", Duration.ofDays(3)),
    HOUR(Duration.ofHours(1), "uuuu-MM-dd'T'HH", Duration.ofDays(92)),
    DAY(Duration.ofDays(1), "uuuu-MM-dd", Duration.ofDays(3 * 366));

    private final Duration length;
    private final DateTimeFormatter format;
    private final Duration longest;

    Resolution(Duration length, String format, Duration longest) {
        this.length = length;
        this.format = DateTimeFormatter.ofPattern(format);
        this.longest = longest;
    }

    /** the finest that shows the range in a handful of screens */
    public static Resolution suitedTo(Duration range) {
        if (range.compareTo(Duration.ofMinutes(30)) <= 0) {
            return RAW;
        }
        if (range.compareTo(Duration.ofDays(1)) <= 0) {
            return MINUTE;
        }
        return range.compareTo(Duration.ofDays(31)) <= 0 ? HOUR : DAY;
    }

    /** the longest range that one question may span */
    public Duration longest() {
        return longest;
    }

    Duration length() {
        return length;
    }

    Instant floor(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    String id(String thing, Instant time) {
        return thing + ":" + format.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    /** the ids of the minute, the hour and the day, of which each begins as the next one */
    static List<String> ids(String thing, Instant time) {
        String minute = MINUTE.id(thing, time);
        String hour = minute.substring(0, minute.length() - ":mm".length());
        return List.of(minute, hour, hour.substring(0, hour.length() - "THH".length()));
    }

    /** the starts of the intervals that begin in the range, the first one cut down to its start */
    List<Instant> starts(Instant from, Instant to) {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = floor(from); start.isBefore(to); start = start.plus(length)) {
            starts.add(start);
        }
        return starts;
    }
}
