package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeReader;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import energy.flipbridge.projections.view.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what is kept of a homeowner, a page at a time, so that years of readings need no more memory than a minute. What
 * a former or the next owner of a battery did and measured is left out as it is on the pages.
 */
@Component
@OnRole(Role.WEB)
class DataExport {

    private static final int PAGE = 200;
    private static final Duration WINDOW = Duration.ofHours(6);

    private final Accounts accounts;
    private final HomeReader homes;
    private final HomePage page;
    private final HomeStories stories;
    private final Addresses addresses;
    private final TelemetryReader telemetry;
    private final InstantSource clock;

    DataExport(
            Accounts accounts,
            HomeReader homes,
            HomePage page,
            HomeStories stories,
            Addresses addresses,
            TelemetryReader telemetry,
            InstantSource clock) {
        this.accounts = accounts;
        this.homes = homes;
        this.page = page;
        this.stories = stories;
        this.addresses = addresses;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** Blocks. */
    void write(Asker asker, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ExportFile file = new ExportFile(zip);
            Optional<Account> account = accounts.find(asker.caller().id());
            if (account.isPresent()) {
                file.json("account.json", of(account.get()));
            }
            int number = 0;
            for (HomeDetails home : homes.homesOf(asker.actor())) {
                number++;
                write(home, "home-" + number + "/", file);
            }
        }
    }

    private void write(HomeDetails home, String folder, ExportFile file) throws IOException {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("openedAt", home.openedAt());
        state.put("address", address(home));
        state.put("home", page.of(home));
        state.put("reserves", reserves(home));
        file.json(folder + "home.json", state);
        pages(file, folder + "events.jsonl", cursor -> homes.events(home.siteId(), PAGE, cursor));
        pages(file, folder + "story.jsonl", cursor -> stories.story(home, PAGE, cursor));
        int number = 0;
        for (Battery battery : home.batteries()) {
            number++;
            Optional<Instant> since = page.ownedSince(home, battery.thing());
            if (since.isPresent()) {
                readings(battery.thing(), since.get(), folder + ReadingsCsv.fileOf(number, battery.thing()), file);
            }
        }
    }

    private static Map<String, Object> of(Account account) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("accountId", account.id());
        values.put("email", account.address().value());
        values.put("language", account.language());
        values.put("mails", account.mails());
        values.put("createdAt", account.createdAt());
        return values;
    }

    /** It is at Flip alone; while Flip is away or does not know the home, the rest is worth having. */
    private @Nullable Address address(HomeDetails home) {
        try {
            return addresses.read(home);
        } catch (ProblemException _) {
            return null;
        }
    }

    private static Map<String, Integer> reserves(HomeDetails home) {
        Map<String, Integer> reserves = new LinkedHashMap<>();
        for (Battery battery : home.batteries()) {
            if (battery.reserve() != null) {
                reserves.put(battery.thing(), battery.reserve());
            }
        }
        return reserves;
    }

    private static <T> void pages(ExportFile file, String name, Function<@Nullable String, Page<T>> pages)
            throws IOException {
        file.begin(name);
        String cursor = null;
        do {
            Page<T> read = pages.apply(cursor);
            for (T item : read.items()) {
                file.line(item);
            }
            cursor = read.next();
        } while (cursor != null);
        file.end();
    }

    /** The views keep raw readings by the minute, which may hold some from before the battery was its owner's. */
    private void readings(String thing, Instant since, String name, ExportFile file) throws IOException {
        Instant until = clock.instant();
        file.begin(name);
        file.text(ReadingsCsv.HEADER);
        for (Instant from = since; from.isBefore(until); from = from.plus(WINDOW)) {
            Instant end = from.plus(WINDOW);
            for (var reading : telemetry.readings(thing, from, end.isBefore(until) ? end : until)) {
                file.text(ReadingsCsv.of(reading));
            }
        }
        file.end();
    }
}
