package energy.flipbridge.projections.moments;

import static energy.flipbridge.projections.moments.RandomHistory.THING;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandStatus;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.moments.Happening.Kind;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

class MomentReaderTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void every_moment_is_as_it_was_live(@ForAll("histories") List<Happening> happenings) {
        // given a history that is folded live, event by event
        List<DomainEventMessage<?>> events = RandomHistory.of(happenings);
        MongoDatabase views = MONGO.database();
        List<ViewRunner> runners = runners(views);
        List<Optional<Shown>> live = new ArrayList<>();
        for (int number = 0; number < events.size(); number++) {
            List<DomainEventMessage<?>> sofar = events.subList(0, number + 1);
            runners.forEach(runner -> runner.run(sofar, () -> 1));
            live.add(Shown.live(views, THING, events.get(number).getTimestamp()));
        }
        Optional<DeviceDetails> device = new DeviceReader(views).device(THING);
        MomentReader reader = new MomentReader(views, new RememberedEvents(events));

        for (int number = 0; number < events.size(); number++) {
            DomainEventMessage<?> event = events.get(number);
            Place place = new Place(number, event.getTimestamp());

            // when
            Optional<Moment> moment = device.flatMap(known -> reader.moment(known, place));

            // then
            assertThat(moment.map(Shown::of)).as("after %s", event).isEqualTo(live.get(number));
            if (event.getAggregateIdentifier().equals(THING)) {
                assertThat(moment.orElseThrow().revision()).isEqualTo(event.getSequenceNumber());
                assertThat(reader.revision(THING, event.getSequenceNumber())).contains(place);
            }
        }
        assertThat(views.getCollection("parked").countDocuments()).isZero();
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Kind.class)),
                Tuple.of(1, Arbitraries.of(Kind.COMMAND, Kind.QUEUED, Kind.PUBLISHED, Kind.CONFIRMED, Kind.ACKED)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Kind.MEASURED,
                                Kind.MEASURED_LONG_AGO,
                                Kind.STUCK_IN_THE_QUEUE,
                                Kind.WENT_OFFLINE,
                                Kind.CAME_BACK)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 59))
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Example
    void a_moment_has_the_newest_of_many_commands_and_counts_them_all() {
        // given 450 commands, each of which is published
        List<Happening> happenings = new ArrayList<>();
        for (int number = 0; number < 450; number++) {
            happenings.add(new Happening(Kind.COMMAND, 1));
            happenings.add(new Happening(Kind.PUBLISHED, 0));
        }
        MomentReader reader = reader(happenings);

        // when
        Moment early = moment(reader, 199).orElseThrow();
        Moment late = moment(reader, 899).orElseThrow();

        // then
        assertThat(early.commandCount()).isEqualTo(100);
        assertThat(ids(early)).isEqualTo(commands(0, 100));
        assertThat(late.commandCount()).isEqualTo(450);
        assertThat(ids(late)).isEqualTo(commands(250, 450));
        assertThat(late.commands().getLast().status()).isEqualTo(CommandStatus.PUBLISHED);
    }

    @Example
    void a_change_has_the_same_commands_before_and_after() {
        List<Happening> happenings = Stream.concat(
                        Collections.nCopies(10, new Happening(Kind.COMMAND, 1)).stream(),
                        Stream.concat(
                                Stream.of(new Happening(Kind.ACKED, 3)),
                                Collections.nCopies(300, new Happening(Kind.COMMAND, 1)).stream()))
                .toList();
        MomentReader reader = reader(happenings);

        Change change = reader.change(known(), place(9), place(310)).orElseThrow();

        assertThat(ids(change.before())).isEqualTo(commands(0, 10));
        assertThat(ids(change.after()))
                .hasSize(210)
                .containsAll(commands(0, 10))
                .containsAll(commands(110, 310));
        assertThat(change.commandsLeftOut()).isEqualTo(100);
        assertThat(status(change.before(), "command-3")).isEqualTo(CommandStatus.PENDING);
        assertThat(status(change.after(), "command-3")).isEqualTo(CommandStatus.ACKED);
    }

    @Example
    void what_was_measured_before_the_newest_readings_is_not_needed() {
        List<Happening> happenings = new ArrayList<>(List.of(new Happening(Kind.CLAIMED, 0)));
        IntStream.range(0, Arrivals.MOST + 700)
                .forEach(number -> happenings.add(new Happening(Kind.MEASURED, number % 60)));
        List<DomainEventMessage<?>> events = RandomHistory.of(happenings);
        MongoDatabase views = MONGO.database();
        runners(views).forEach(runner -> runner.run(events, () -> 1_000));
        Instant at = events.getLast().getTimestamp();

        Optional<Moment> moment = new MomentReader(views, new RememberedEvents(events))
                .moment(new DeviceReader(views).device(THING).orElseThrow(), new Place(events.size() - 1, at));

        assertThat(moment.map(Shown::of)).isEqualTo(Shown.live(views, THING, at));
        assertThat(moment.orElseThrow().readings()).isNotEmpty();
    }

    @Example
    void nothing_is_shown_of_the_time_before_the_first_event() {
        MomentReader reader = reader(List.of(new Happening(Kind.ANOTHER_BATTERY, 1), new Happening(Kind.CLAIMED, 2)));

        assertThat(moment(reader, 0)).isEmpty();
        assertThat(reader.change(known(), place(0), place(1))).isEmpty();
        assertThat(moment(reader, 1)).isPresent();
    }

    private MongoDatabase views = MONGO.database();
    private List<DomainEventMessage<?>> events = List.of();

    private MomentReader reader(List<Happening> happenings) {
        events = RandomHistory.of(happenings);
        views = MONGO.database();
        runners(views).forEach(runner -> runner.run(events, () -> 1_000));
        return new MomentReader(views, new RememberedEvents(events));
    }

    private Optional<Moment> moment(MomentReader reader, int position) {
        return reader.moment(known(), place(position));
    }

    private DeviceDetails known() {
        return new DeviceReader(views).device(THING).orElseThrow();
    }

    private Place place(int position) {
        return new Place(position, events.get(position).getTimestamp());
    }

    private static List<ViewRunner> runners(MongoDatabase views) {
        return Stream.of(new DevicesView(), new CommandsView(), new TelemetryView(), new HistoryView())
                .map(view -> new ViewRunner(view, views))
                .toList();
    }

    private static List<String> ids(Moment moment) {
        return moment.commands().stream().map(CommandDetails::commandId).toList();
    }

    /** the newest first */
    private static List<String> commands(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "command-" + number)
                .toList()
                .reversed();
    }

    private static @Nullable CommandStatus status(Moment moment, String id) {
        return moment.commands().stream()
                .filter(command -> command.commandId().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
