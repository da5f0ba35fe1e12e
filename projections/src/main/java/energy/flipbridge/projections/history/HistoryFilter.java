package energy.flipbridge.projections.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is empty or {@code null} leaves none out.
 *
 * @param events names of events
 * @param actor as an entry names it, or its kind: what stands before the colon
 * @param command id of a command that the entry is about, alone or among others
 * @param from the earliest time of recording, milliseconds
 * @param to the time of recording up to, and without, which
 */
public record HistoryFilter(
        Set<String> events,
        @Nullable String actor,
        @Nullable String command,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final HistoryFilter NONE = new HistoryFilter(Set.of(), null, null, null, null);

    public HistoryFilter {
        events = Set.copyOf(events);
    }

    boolean matches(Document entry) {
        Instant storedAt = Head.storedAt(entry);
        return (events.isEmpty() || events.contains(entry.getString("event")))
                && isBy(entry.getString("actor"))
                && (command == null || isAbout(entry, command))
                && (from == null || !storedAt.isBefore(from))
                && (to == null || storedAt.isBefore(to));
    }

    private boolean isBy(@Nullable String who) {
        return actor == null || actor.equals(who) || (who != null && who.startsWith(actor + ":"));
    }

    static boolean isAbout(Document entry, String command) {
        return command.equals(entry.getString("commandId"))
                || entry.getList("commandIds", String.class, List.of()).contains(command);
    }
}
