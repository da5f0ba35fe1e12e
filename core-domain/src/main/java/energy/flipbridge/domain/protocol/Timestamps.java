package energy.flipbridge.domain.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * The one way in which times travel: written as {@code yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}, read leniently (blank for
 * {@code T}, any offset, any precision, a date alone), as Flip's documentation uses all of these forms.
 */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Timestamps() {}

    /** the time in the fixed format, cut to milliseconds */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** @throws IllegalArgumentException when the text is no time, or none between the years 1 and 9999 */
    public static Instant parse(String text) {
        try {
            Instant instant = instant(LENIENT.parseBest(
                            text.strip().replaceFirst(" +", "T").replace(" ", ""),
                            OffsetDateTime::from,
                            LocalDateTime::from,
                            LocalDate::from))
                    .truncatedTo(ChronoUnit.MILLIS);
            if (!isWritable(instant)) {
                throw new IllegalArgumentException("out of range: " + abbreviated(text));
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not an ISO-8601 time: " + abbreviated(text), e);
        }
    }

    /** whether the fixed format can hold it: from the year 1 to the year 9999 */
    public static boolean isWritable(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private static Instant instant(TemporalAccessor time) {
        return switch (time) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
        };
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
