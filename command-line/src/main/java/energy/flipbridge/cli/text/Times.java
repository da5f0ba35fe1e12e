package energy.flipbridge.cli.text;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as people read them, in the zone of the clock. */
public record Times(Clock clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** Reads an ISO-8601 timestamp with {@code T} or a blank and any offset, as Flip writes them. */
    public static Optional<Instant> parse(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text.strip().replaceFirst(" ", "T"))
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** "3 s ago", or "in 5 min". */
    public String relative(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        String amount = length(past.abs());
        return past.isNegative() ? "in " + amount : amount + " ago";
    }

    /** The largest unit or two: "3 s", "5 min", "1 h 30 min", "2 d 4 h". */
    public static String length(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        if (duration.toDays() < 1) {
            return duration.toHours() + " h"
                    + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
        }
        return duration.toDays() + " d" + (duration.toHoursPart() == 0 ? "" : " " + duration.toHoursPart() + " h");
    }

    /** The time, with the day unless it is today. */
    public String when(Instant instant) {
        ZonedDateTime there = at(instant);
        boolean today = there.toLocalDate().equals(at(clock.instant()).toLocalDate());
        return today ? TIME.format(there) : SHORT_DAY.format(there) + " " + TIME.format(there);
    }

    /** From when to when; the day of the end only where it differs. */
    public String window(Instant from, Instant until) {
        boolean sameDay = at(from).toLocalDate().equals(at(until).toLocalDate());
        return when(from) + " to " + (sameDay ? TIME.format(at(until)) : when(until));
    }

    public String exact(Instant instant) {
        return EXACT.format(at(instant));
    }

    /** The day, with the zone. */
    public String day(Instant instant) {
        return DAY.format(at(instant)) + " (" + clock.getZone().getId() + ")";
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(clock.getZone());
    }
}
