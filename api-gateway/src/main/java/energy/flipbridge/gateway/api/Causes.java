package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.CauseResponse.Kind;
import energy.flipbridge.gateway.api.CauseResponse.Link;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.store.ArchivedEvent;
import energy.flipbridge.gateway.store.EventArchive;
import energy.flipbridge.projections.history.HistoryEntry;
import energy.flipbridge.projections.history.HistoryReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows the causes of an event from event to event, to the webhook, message or request that began it all. */
@Component
@OnRole(Role.WEB)
class Causes {

    private static final int LONGEST = 50;

    private final EventArchive archive;
    private final HistoryReader history;

    Causes(EventArchive archive, HistoryReader history) {
        this.archive = archive;
        this.history = history;
    }

    /** @return the event itself first; empty when it is not in the thing's history. Blocks. */
    List<CauseResponse> of(String thing, String eventId) {
        List<CauseResponse> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<ArchivedEvent> asked = archive.find(eventId);
        Optional<HistoryEntry> entry = asked.flatMap(event -> entry(thing, event));
        Link link = Link.ASKED;
        @Nullable ArchivedEvent at = entry.isPresent() ? asked.get() : null;
        while (at != null && chain.size() < LONGEST && seen.add(at.id())) {
            chain.add(CauseResponse.event(at.id(), link, at.name(), Instant.parse(at.storedAt()), entry.orElse(null)));
            Optional<ArchivedEvent> cause = cause(at);
            link = cause.isPresent() ? Link.CAUSED : Link.PRECEDED;
            Optional<ArchivedEvent> next =
                    at.causationId() == null && at.source() == null ? before(thing, at.position(), entry) : cause;
            if (next.isEmpty()) {
                outside(at).ifPresent(chain::add);
            }
            at = next.orElse(null);
            entry = next.flatMap(event -> entry(thing, event));
        }
        return chain;
    }

    /** The id of what came in from outside may be anybody's words, and leads to no event of ours. */
    private Optional<ArchivedEvent> cause(ArchivedEvent event) {
        return Optional.ofNullable(event.causationId())
                .filter(id -> event.source() == null || !event.source().endsWith(":" + id))
                .flatMap(archive::find);
    }

    /** What a worker records has no cause: it acts on how a command stands, which is what the entry before tells. */
    private Optional<ArchivedEvent> before(String thing, long position, Optional<HistoryEntry> entry) {
        return entry.map(HistoryEntry::commandIds)
                .filter(commands -> !commands.isEmpty())
                .flatMap(commands -> history.before(thing, position, commands))
                .map(HistoryEntry::eventId)
                .flatMap(archive::find);
    }

    private Optional<HistoryEntry> entry(String thing, ArchivedEvent event) {
        return history.at(thing, event.position())
                .filter(entry -> event.id().equals(entry.eventId())
                        || (entry.readings() != null && event.stream().startsWith(thing + "/telemetry/")));
    }

    private static Optional<CauseResponse> outside(ArchivedEvent event) {
        if (event.causationId() != null) {
            return Optional.of(CauseResponse.outside(event.causationId(), kind(event.source()), Link.CAUSED));
        }
        return Optional.ofNullable(event.source())
                .map(source ->
                        CauseResponse.outside(source.substring(source.indexOf(':') + 1), kind(source), Link.CAME_IN));
    }

    private static Kind kind(@Nullable String source) {
        return switch (source == null ? "" : source.substring(0, Math.max(0, source.indexOf(':')))) {
            case "webhook" -> Kind.WEBHOOK;
            case "sqs" -> Kind.MESSAGE;
            case "http" -> Kind.REQUEST;
            default -> Kind.UNKNOWN;
        };
    }
}
