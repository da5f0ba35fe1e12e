package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.history.HistoryFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be asked of a history, as it came. */
record HistoryParameters(
        @Nullable List<String> event,
        @Nullable String actor,
        @Nullable String command,
        @Nullable String from,
        @Nullable String to) {

    private static final int MOST_EVENTS = 50;
    private static final int LONGEST = 255;

    /** Adds what is wrong to the parameters' errors. */
    HistoryFilter filter(Parameters parameters) {
        List<String> names = event == null ? List.of() : event;
        if (names.size() > MOST_EVENTS
                || !names.stream().allMatch(name -> name != null && name.matches("[A-Za-z]{1,60}"))) {
            parameters.wrong("event", "must be at most " + MOST_EVENTS + " names of events, such as CommandAcked");
        }
        Instant since = parameters.time("from", from).orElse(null);
        Instant until = parameters.time("to", to).orElse(null);
        if (since != null && until != null && !since.isBefore(until)) {
            parameters.wrong("from", "must be before to");
        }
        return new HistoryFilter(
                names.stream().filter(Objects::nonNull).collect(Collectors.toSet()),
                text(parameters, "actor", actor),
                text(parameters, "command", command),
                since,
                until);
    }

    private static @Nullable String text(Parameters parameters, String field, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            parameters.wrong(field, "must have 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
