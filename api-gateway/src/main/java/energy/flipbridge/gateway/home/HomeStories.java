package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.home.StoryTrail.Told;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.history.HistoryEntry;
import energy.flipbridge.projections.history.HistoryReader;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.view.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What happened in a home: its own trail, and that of each of its batteries since it is the owner's, as one story from the
 * newest to the oldest.
 */
@Component
@OnRole(Role.WEB)
class HomeStories {

    private static final int PAGE = 50;

    private final HistoryReader history;
    private final CommandReader commands;
    private final HomePage page;

    HomeStories(HistoryReader history, CommandReader commands, HomePage page) {
        this.history = history;
        this.commands = commands;
        this.page = page;
    }

    /**
     * Blocks.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    Page<StoryResponse> story(HomeDetails home, int limit, @Nullable String cursor) {
        StoryCursor places = StoryCursor.parse(cursor);
        List<StoryTrail> trails = trails(home, places);
        List<StoryResponse> entries = new ArrayList<>();
        Optional<StoryTrail> newest = newest(trails);
        while (newest.isPresent() && entries.size() < limit) {
            StoryTrail trail = newest.get();
            Told told = trail.peek().orElseThrow();
            entries.add(told.entry());
            trail.take();
            places.tell(trail.name(), told.source().number());
            newest = newest(trails);
        }
        return new Page<>(entries, newest.isPresent() ? places.toString() : null);
    }

    private static Optional<StoryTrail> newest(List<StoryTrail> trails) {
        return trails.stream()
                .filter(trail -> trail.peek().isPresent())
                .max(Comparator.comparing(
                        trail -> trail.peek().orElseThrow().source().storedAt()));
    }

    private List<StoryTrail> trails(HomeDetails home, StoryCursor places) {
        Map<String, Optional<CommandDetails>> told = new HashMap<>();
        List<StoryTrail> trails = new ArrayList<>();
        trails.add(new StoryTrail(
                "",
                at -> history.homeHistory(home.siteId(), PAGE, at),
                StoryEntries::ofHome,
                _ -> false,
                places.of("")));
        for (Battery battery : home.batteries()) {
            page.ownedSince(home, battery.thing())
                    .ifPresent(since -> trails.add(battery(battery.thing(), since, places, told)));
        }
        return trails;
    }

    /** @param told the commands that were asked for before; several entries are about each */
    private StoryTrail battery(
            String thing, Instant since, StoryCursor places, Map<String, Optional<CommandDetails>> told) {
        Function<String, Optional<CommandDetails>> command = id -> told.computeIfAbsent(id, commands::command);
        return new StoryTrail(
                thing,
                at -> history.history(thing, PAGE, at),
                entry -> StoryEntries.ofBattery(entry, thing, command).filter(_ -> !isAnothers(entry, since, command)),
                entry -> entry.event().equals("Registered") || isBefore(entry, since),
                places.of(thing));
    }

    /** A cursor may point to before the registration, and a command may end once its battery has gone to another. */
    private static boolean isAnothers(
            HistoryEntry entry, Instant since, Function<String, Optional<CommandDetails>> command) {
        return entry.at().isBefore(since)
                || Optional.ofNullable(entry.commandId())
                        .flatMap(command)
                        .map(CommandDetails::receivedAt)
                        .filter(receivedAt -> receivedAt.isBefore(since))
                        .isPresent();
    }

    private static boolean isBefore(HistoryEntry entry, Instant since) {
        return entry.at().isBefore(since) && entry.storedAt().isBefore(since);
    }
}
