package energy.flipbridge.domain.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The one way in which times travel: written as {@code yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}, read leniently (blank for
 * {@code T}, any offset, any precision, a date alone), as Flip's documentation uses all of these forms.
 */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private Timestamps() {}

    /** the time in the fixed format, cut to milliseconds */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** @throws IllegalArgumentException when the text is no time, or none between the years 1 and 9999 */
    public static Instant parse(String text) {
        try {
            Instant instant = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(withOffset(text.trim().replace(' ', 'T')))
                            .toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new IllegalArgumentException("out of range: " + abbreviated(text));
            }
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not an ISO-8601 time: " + abbreviated(text), e);
        }
    }

    private static String withOffset(String text) {
        return text.endsWith("Z")
                        || text.matches(".*[+-]\\d\\d(:?\\d\\d)?$") && text.indexOf('T') > 0 && hasOffset(text)
                ? text
                : text + "Z";
    }

    private static boolean hasOffset(String text) {
        String time = text.substring(text.indexOf('T'));
        return time.indexOf('+') > 0 || time.indexOf('-') > 0;
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
