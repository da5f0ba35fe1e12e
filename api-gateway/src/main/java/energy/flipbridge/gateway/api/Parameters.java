package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.telemetry.Resolution;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.UnknownCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a question's parameters and collects everything that is wrong with them, to be told at once. */
public final class Parameters {

    static final int USUAL_LIMIT = 50;
    static final int MOST = 200;
    private static final int LONGEST_SEARCH = 128;

    private final List<WrongField> errors = new ArrayList<>();

    public int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            wrong("limit", "must be a number from 1 to " + MOST);
        }
        return limit;
    }

    @Nullable
    String search(@Nullable String text) {
        if (text != null && text.length() > LONGEST_SEARCH) {
            wrong("q", "must be at most " + LONGEST_SEARCH + " characters long");
        }
        return text == null || text.isBlank() ? null : text.trim();
    }

    Optional<Duration> days(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,4}")) {
            wrong(field, "must be a number of days from 0 to 9999");
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(Integer.parseInt(text)));
    }

    public Optional<Instant> time(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Timestamps.parse(text));
        } catch (IllegalArgumentException e) {
            wrong(field, "must be a time such as 2026-11-24T17:00:00.000Z");
            return Optional.empty();
        }
    }

    /** @return the constant whose name this is in lower case; {@code null} when none is asked for */
    <E extends Enum<E>> @Nullable E word(String field, @Nullable String text, Class<E> words) {
        if (text == null) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        wrong(
                field,
                "must be one of "
                        + Stream.of(words.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return null;
    }

    Optional<Resolution> resolution(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Resolution> known = Stream.of(Resolution.values())
                .filter(resolution -> name(resolution).equals(text))
                .findFirst();
        if (known.isEmpty()) {
            wrong(
                    "resolution",
                    "must be one of "
                            + Stream.of(Resolution.values())
                                    .map(Parameters::name)
                                    .collect(Collectors.joining(", ")));
        }
        return known;
    }

    static String name(Resolution resolution) {
        return resolution.name().toLowerCase(Locale.ROOT);
    }

    public void wrong(String field, String message) {
        errors.add(new WrongField(field, message));
    }

    /** @throws ProblemException when something is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.wrongParameters(List.copyOf(errors));
        }
    }

    /** @throws ProblemException when the question's cursor is none of ours */
    public static <T> Page<T> page(Supplier<Page<T>> question) {
        return known(question);
    }

    /** @throws ProblemException when the question's cursor is none of ours */
    static <T> T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (UnknownCursor e) {
            Parameters parameters = new Parameters();
            parameters.wrong("cursor", "must be the next, or the previous, of another page of the same list");
            parameters.check();
            throw e;
        }
    }
}
