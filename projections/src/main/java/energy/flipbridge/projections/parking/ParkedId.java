package energy.flipbridge.projections.parking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Names what is parked by its kind and a key that follows from what it is, so that parking it again finds it.
 *
 * @param key a UUID
 */
public record ParkedId(Kind kind, String key) implements Comparable<ParkedId> {

    /** What can be parked. */
    public enum Kind {
        /** an event that a policy or a view could not handle */
        EVENT,
        /** a telemetry message that cannot be understood */
        MESSAGE,
        /** a reading that Flip refused */
        READING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** @param name what names it within its kind */
    public static ParkedId of(Kind kind, String name) {
        return new ParkedId(
                kind,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** @return empty when the text is no such id */
    public static Optional<ParkedId> parse(String text) {
        int end = text.indexOf('-');
        String key = text.substring(end + 1);
        return end < 0 || !key.matches(KEY)
                ? Optional.empty()
                : Kind.of(text.substring(0, end)).map(kind -> new ParkedId(kind, key));
    }

    @Override
    public int compareTo(ParkedId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.word() + "-" + key;
    }
}
