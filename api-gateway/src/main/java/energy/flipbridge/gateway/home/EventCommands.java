package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.home.EventResponse.EventCommandResponse;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.homes.FlipEventDetails;
import energy.flipbridge.projections.view.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The commands that Flip sent for events: found among the newest of the batteries in their schedules. */
@Component
@OnRole(Role.WEB)
class EventCommands {

    private static final int FIRST = 10;
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 4;
    /** how much earlier than the event Flip may tell of its command */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final CommandReader commands;

    EventCommands(CommandReader commands) {
        this.commands = commands;
    }

    /** Blocks. @return by event id, oldest first */
    Map<String, List<EventCommandResponse>> of(List<FlipEventDetails> events) {
        Map<String, List<EventCommandResponse>> found = new HashMap<>();
        if (events.isEmpty()) {
            return found;
        }
        Set<String> ids = events.stream().map(FlipEventDetails::eventId).collect(Collectors.toSet());
        Instant since = events.stream()
                .map(FlipEventDetails::announcedAt)
                .min(Comparator.naturalOrder())
                .map(first -> first.minus(AHEAD))
                .orElse(Instant.MAX);
        for (String thing : things(events)) {
            collect(thing, ids, since, found);
        }
        return found;
    }

    private void collect(
            String thing, Set<String> eventIds, Instant since, Map<String, List<EventCommandResponse>> found) {
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page<CommandDetails> newest = commands.commands(thing, page == 0 ? FIRST : PAGE, cursor);
            for (CommandDetails command : newest.items()) {
                String eventId = eventId(command);
                if (eventIds.contains(eventId) && command.status() != null) {
                    found.computeIfAbsent(eventId, _ -> new ArrayList<>())
                            .addFirst(EventCommandResponse.of(command, command.status()));
                }
            }
            cursor = newest.next();
            if (cursor == null || isBefore(newest.items().getLast().receivedAt(), since)) {
                return;
            }
        }
    }

    private static boolean isBefore(@Nullable Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }

    private static Set<String> things(List<FlipEventDetails> events) {
        return events.stream()
                .flatMap(event -> event.schedule().stream())
                .flatMap(slot -> slot.things().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String eventId(CommandDetails command) {
        return command.json() == null
                ? ""
                : JsonMapper.shared().readTree(command.json()).path("event_id").asString("");
    }
}
