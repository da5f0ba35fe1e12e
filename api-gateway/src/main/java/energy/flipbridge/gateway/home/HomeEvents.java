package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.gateway.flip.FlipEvents;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.home.EventResponse.EventCommandResponse;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.homes.FlipEventDetails;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeReader;
import energy.flipbridge.projections.view.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The events of the grid for a home, and its say in them. All of it blocks. */
@Component
@OnRole(Role.WEB)
class HomeEvents {

    /** how many pages of others one question looks through */
    private static final int MOST_PAGES = 20;

    private static final int NEWEST = 20;
    private static final Duration LATELY = Duration.ofHours(1);

    private final HomeReader homes;
    private final EventCommands commands;
    private final FlipEvents flip;
    private final HomeCommands sender;
    private final InstantSource clock;

    HomeEvents(HomeReader homes, EventCommands commands, FlipEvents flip, HomeCommands sender, InstantSource clock) {
        this.homes = homes;
        this.commands = commands;
        this.flip = flip;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The events announced last come first.
     *
     * @param statuses those wanted
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    Page<EventResponse> events(String siteId, Set<FlipEventStatus> statuses, int limit, @Nullable String cursor) {
        Instant now = clock.instant();
        List<FlipEventDetails> found = new ArrayList<>();
        String next = cursor;
        for (int page = 0; page < MOST_PAGES && found.size() < limit; page++) {
            Page<FlipEventDetails> read = homes.events(siteId, limit - found.size(), next);
            read.items().stream()
                    .filter(event -> statuses.contains(EventResponse.status(event, now)))
                    .forEach(found::add);
            next = read.next();
            if (next == null) {
                break;
            }
        }
        return new Page<>(responses(found), next);
    }

    /** @return those that are under way or ahead, or were until lately */
    List<EventResponse> current(String siteId) {
        Instant lately = clock.instant().minus(LATELY);
        return responses(homes.events(siteId, NEWEST, null).items().stream()
                .filter(event -> !EventResponse.status(event, lately).isOver()
                        || event.changedAt().isAfter(lately))
                .toList());
    }

    EventResponse change(HomeDetails home, String eventId, EventChange change, Asker asker) {
        FlipEventDetails event = homes.event(home.siteId(), eventId).orElseThrow(HomeEvents::unknown);
        Set<String> things = change.reservePercent() == null ? Set.of() : things(home, event);
        FlipProblems.value(
                flip.change(home.siteId(), eventId, change.participating(), reserves(things, change)),
                HomeEvents::unknown,
                HomeEvents::over,
                HomeEvents::field);
        Boolean participating = change.participating();
        if (participating != null) {
            sender.send(asker, at -> new RecordParticipation(home.siteId(), eventId, participating, at));
        }
        Integer reserve = change.reservePercent();
        if (reserve != null) {
            things.forEach(
                    thing -> sender.send(asker, at -> new RecordReserve(home.siteId(), thing, eventId, reserve, at)));
        }
        return responses(List.of(event)).getFirst().changed(participating, reserve);
    }

    private List<EventResponse> responses(List<FlipEventDetails> events) {
        Instant now = clock.instant();
        Map<String, List<EventCommandResponse>> sent = commands.of(events);
        return events.stream()
                .map(event -> EventResponse.of(event, now, sent.getOrDefault(event.eventId(), List.of())))
                .toList();
    }

    /** Flip takes a reserve only for devices of the event. */
    private static Set<String> things(HomeDetails home, FlipEventDetails event) {
        Set<String> own =
                home.batteries().stream().map(HomeDetails.Battery::thing).collect(Collectors.toSet());
        return Stream.concat(
                        event.reserves().keySet().stream(),
                        event.schedule().stream().flatMap(slot -> slot.things().stream()))
                .filter(own::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Integer> reserves(Set<String> things, EventChange change) {
        Integer reserve = change.reservePercent();
        return reserve == null ? Map.of() : things.stream().collect(Collectors.toMap(FlipIds::device, _ -> reserve));
    }

    private static String field(FlipFault fault) {
        return fault.field().startsWith("deviceSettings") ? "reservePercent" : fault.field();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound(
                "unknown-event", "There is no such event in this home. GET its events to see which are.");
    }

    private static ProblemException over() {
        return new ProblemException(
                HttpStatus.CONFLICT, "event-over", "The event is over; nothing about it can be changed any more.");
    }
}
