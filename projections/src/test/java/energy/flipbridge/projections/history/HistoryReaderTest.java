package energy.flipbridge.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.access.Records;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.UnknownCursor;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;

class HistoryReaderTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;
    private static final List<String> ACTORS = List.of("flip", "device:b", "device:b2", "support:ada", "support");

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    /** An event with what a filter sees of it. */
    private record Told(Object payload, String actor, Instant storedAt) {}

    @Property(tries = 60)
    void a_filter_lets_through_what_it_names_on_whatever_pages_and_however_wrong_the_clocks_were(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 80) int number,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        // given a battery that moves between two homes, and one that stays in the first
        Random random = new Random(seed);
        List<Told> all = IntStream.range(0, number)
                .mapToObj(i -> new Told(
                        payload(random, i),
                        ACTORS.get(random.nextInt(ACTORS.size())),
                        START.plusMillis(1_000L * i + random.nextInt(-20_000, 20_000))))
                .toList();
        HistoryReader reader = reader(all);
        HistoryFilter filter = filter(random, number);

        // when
        List<String> older = new ArrayList<>();
        HistoryPage page = reader.page("b", filter, limit, null);
        older.addAll(ids(page));
        while (page.next() != null) {
            page = reader.page("b", filter, limit, page.next());
            older.addAll(ids(page));
        }
        List<String> newer = new ArrayList<>(ids(page));
        HistoryPage back = reader.page("b", filter, limit, page.previous());
        while (!back.items().isEmpty()) {
            newer.addAll(0, ids(back));
            back = reader.page("b", filter, limit, back.previous());
        }

        // then
        List<String> expected = expected(all, filter).reversed();
        assertThat(older).isEqualTo(expected);
        assertThat(newer).isEqualTo(expected);
    }

    private static Object payload(Random random, int i) {
        Instant at = START.plusSeconds(i);
        String site = random.nextBoolean() ? "one" : "two";
        return switch (random.nextInt(9)) {
            case 0 -> new Registered("b", "ada", "certificate", "n" + i, at);
            case 1 -> new WentOffline("b", at, at);
            case 2 -> new CameBack(random.nextBoolean() ? "b" : "b2", at, at);
            case 3 -> new HomeOpened(site, "ada", at);
            case 4 -> new CommissioningRequested(site, "b", "request", at);
            case 5 -> new BatteryRemoved(site, "b", "ada", at);
            case 6 -> new CommissioningRequested("one", "b2", "request", at);
            case 7 -> new AddressChanged(site, at);
            default ->
                new CommandPublished(
                        "b",
                        IntStream.rangeClosed(0, random.nextInt(2))
                                .mapToObj(c -> new Publication("c-" + c, 1, at))
                                .toList(),
                        1,
                        at);
        };
    }

    private static HistoryFilter filter(Random random, int number) {
        return new HistoryFilter(
                random.nextBoolean() ? Set.of() : Set.of("AddressChanged", "Registered", "CommandPublished"),
                random.nextBoolean()
                        ? null
                        : List.of("device:b", "support", "flip").get(random.nextInt(3)),
                random.nextInt(3) > 0 ? null : "c-" + random.nextInt(2),
                random.nextBoolean() ? null : START.plusSeconds(random.nextInt(number + 1)),
                random.nextBoolean() ? null : START.plusSeconds(random.nextInt(number + 1)));
    }

    private static List<String> expected(List<Told> all, HistoryFilter filter) {
        List<String> expected = new ArrayList<>();
        @Nullable String home = null;
        Map<String, List<Integer>> ofHomes = new java.util.HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            boolean isTold;
            if (all.get(i).payload() instanceof HomeEvent event) {
                List<Integer> ofHome = ofHomes.computeIfAbsent(event.siteId(), _ -> new ArrayList<>());
                boolean isOurs = event instanceof HomeEvent.OfBattery battery
                        && battery.thing().equals("b");
                boolean moves = isOurs
                        && !(event instanceof BatteryRemoved)
                        && !event.siteId().equals(home);
                if (moves) {
                    home = event.siteId();
                    int before = ofHome.size() == 1 ? ofHome.getFirst() : -1;
                    if (before >= 0
                            && isLetThrough(all.get(before), filter)
                            && !expected.contains("event-" + before)
                            && !(all.get(before).payload() instanceof HomeEvent.OfBattery battery
                                    && battery.thing().equals("b"))) {
                        insert(expected, before);
                    }
                }
                isTold = isOurs || event.siteId().equals(home);
                if (isOurs && event instanceof BatteryRemoved && event.siteId().equals(home)) {
                    home = null;
                }
                ofHome.add(i);
            } else {
                isTold = !(all.get(i).payload() instanceof CameBack back)
                        || back.thing().equals("b");
            }
            if (isTold && isLetThrough(all.get(i), filter)) {
                expected.add("event-" + i);
            }
        }
        return expected;
    }

    private static void insert(List<String> expected, int number) {
        int place = (int) expected.stream()
                .filter(id -> Integer.parseInt(id.substring("event-".length())) < number)
                .count();
        expected.add(place, "event-" + number);
    }

    private static boolean isLetThrough(Told told, HistoryFilter filter) {
        boolean ofCommand = filter.command() == null
                || (told.payload() instanceof CommandPublished published
                        && published.publications().stream()
                                .anyMatch(each -> each.commandId().equals(filter.command())));
        return (filter.events().isEmpty()
                        || filter.events().contains(told.payload().getClass().getSimpleName()))
                && (filter.actor() == null
                        || told.actor().equals(filter.actor())
                        || told.actor().startsWith(filter.actor() + ":"))
                && ofCommand
                && (filter.from() == null || !told.storedAt().isBefore(filter.from()))
                && (filter.to() == null || told.storedAt().isBefore(filter.to()));
    }

    @Example
    void a_page_looks_at_so_many_entries_and_no_more() {
        // given
        List<Object> events = new ArrayList<>();
        events.add(new Registered("b", "ada", "certificate", "n", START));
        IntStream.range(0, HistoryReader.MOST_LOOKED_AT)
                .forEach(i -> events.add(new CameBack("b", START.plusSeconds(i), START.plusSeconds(i))));
        HistoryReader reader = reader(told(events));
        HistoryFilter registered = new HistoryFilter(Set.of("Registered"), null, null, null, null);

        // when
        HistoryPage first = reader.page("b", registered, 10, null);
        HistoryPage second = reader.page("b", registered, 10, first.next());

        // then
        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(ids(second)).containsExactly("event-0");
        assertThat(second.next()).isNull();
    }

    @Example
    void what_the_history_does_not_hold_is_not_looked_for() {
        HistoryReader reader = reader(told(IntStream.range(0, HistoryReader.MOST_LOOKED_AT + 1)
                .<Object>mapToObj(i -> new CameBack("b", START, START))
                .toList()));

        assertThat(reader.page("b", new HistoryFilter(Set.of("Released"), null, null, null, null), 10, null))
                .returns(List.of(), HistoryPage::items)
                .returns(null, HistoryPage::next);
    }

    @Example
    void what_happens_meanwhile_is_the_previous_page() {
        // given
        List<Object> events = new ArrayList<>(
                List.of(new Registered("b", "ada", "certificate", "n", START), Stories.reading("b", 1, START)));
        MongoDatabase database = MONGO.database();
        ViewRunner runner = new ViewRunner(new HistoryView(), database).run(messages(told(events)), () -> 1_000);
        HistoryReader reader = new HistoryReader(database);
        HistoryPage before = reader.page("b", HistoryFilter.NONE, 10, null);

        // when the readings go on, and then end
        events.add(Stories.reading("b", 2, START.plusSeconds(5)));
        events.add(new WentOffline("b", START.plusSeconds(5), START.plusSeconds(60)));
        runner.run(messages(told(events)), () -> 1_000);
        HistoryPage news = reader.page("b", HistoryFilter.NONE, 10, before.previous());

        // then
        assertThat(news.items()).extracting(HistoryEntry::event).containsExactly("WentOffline", "TelemetryReported");
        assertThat(news.items()).extracting(HistoryEntry::number).containsExactly(2L, 1L);
        assertThat(ids(reader.page("b", HistoryFilter.NONE, 10, news.next()))).containsExactly("event-0");
        assertThat(reader.page("b", HistoryFilter.NONE, 10, news.previous()).items())
                .isEmpty();
    }

    @Example
    void totals_are_told_by_event_with_those_of_the_home() {
        List<Object> events = new ArrayList<>(Stories.home("b", 1, START));
        events.addAll(Stories.command("b", "c-1", START));
        events.add(Stories.reading("b", 1, START));
        events.add(Stories.reading("b", 2, START));
        events.add(new RecordsRead("b", null, Records.HISTORY, "support:ada", START));
        events.add(Stories.reading("b", 3, START));

        HistoryTotals totals =
                reader(told(events)).page("b", HistoryFilter.NONE, 1, null).totals();

        assertThat(totals.readings()).isEqualTo(3);
        assertThat(totals.events())
                .containsEntry("CommandReceived", 1L)
                .containsEntry("CommandPublished", 2L)
                .containsEntry("TelemetryReported", 2L)
                .containsEntry("RecordsRead", 1L)
                .containsEntry("CommissioningRequested", 1L)
                .doesNotContainKey("HomeOpened");
        assertThat(totals.homes())
                .singleElement()
                .returns("site-for-device::b", HistoryTotals.OfHome::siteId)
                .satisfies(home -> assertThat(home.events()).containsEntry("HomeOpened", 1L));
    }

    @Example
    void times_of_device_arrival_and_recording_are_told_apart() {
        List<HistoryEntry> entries = reader(told(List.of(
                        Stories.reading("b", 1, START.plusSeconds(5)),
                        new WentOffline("b", START, START.plusSeconds(9)))))
                .page("b", HistoryFilter.NONE, 10, null)
                .items();

        assertThat(entries.getFirst())
                .returns(START.plusSeconds(9), HistoryEntry::at)
                .returns(null, HistoryEntry::receivedAt)
                .returns(null, HistoryEntry::deviceTime);
        assertThat(entries.getLast())
                .returns(START.plusSeconds(5), HistoryEntry::receivedAt)
                .returns(START.plusSeconds(5).plusMillis(250), HistoryEntry::deviceTime)
                .returns(START, HistoryEntry::storedAt)
                .returns(0L, HistoryEntry::position);
    }

    @Example
    void who_read_it_is_told() {
        HistoryEntry entry = reader(
                        told(List.of(new RecordsRead("b", null, Records.HISTORY_EXPORT, "support:ada", START))))
                .page("b", HistoryFilter.NONE, 10, null)
                .items()
                .getFirst();

        assertThat(entry.summary()).isEqualTo("support:ada read the battery's history, as a file");
    }

    @Example
    void a_cursor_of_another_list_is_not_taken() {
        HistoryReader reader = reader(List.of());
        for (String cursor : List.of("7", "before-", "after--1", "before-1234567890123456789", "x")) {
            assertThatThrownBy(() -> reader.page("b", HistoryFilter.NONE, 10, cursor))
                    .isInstanceOf(UnknownCursor.class);
        }
    }

    private static List<Told> told(List<Object> payloads) {
        return payloads.stream()
                .map(payload -> new Told(payload, Audit.FLIP, START))
                .toList();
    }

    private static HistoryReader reader(List<Told> events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new HistoryView(), database).run(messages(events), () -> 1_000);
        new ViewRunner(new HomeHistoryView(), database).run(messages(events), () -> 1_000);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new HistoryReader(database);
    }

    private static List<DomainEventMessage<?>> messages(List<Told> events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            messages.add(new GenericDomainEventMessage<>(
                    "Test",
                    "stream-" + i,
                    0,
                    new GenericMessage<>(
                            "event-" + i,
                            events.get(i).payload(),
                            Map.of(Audit.ACTOR, events.get(i).actor())),
                    events.get(i).storedAt()));
        }
        return messages;
    }

    private static List<String> ids(HistoryPage page) {
        return page.items().stream()
                .map(entry -> String.valueOf(entry.eventId()))
                .toList();
    }
}
