package energy.flipbridge.projections.moments;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.moments.Happening.Kind;
import energy.flipbridge.projections.replay.EventReading;
import energy.flipbridge.projections.replay.EventSource;
import energy.flipbridge.projections.replay.Share;
import energy.flipbridge.projections.view.AllViews;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Folding;
import energy.flipbridge.projections.view.LongFold;
import energy.flipbridge.projections.view.Nodes;
import energy.flipbridge.projections.view.OrderedEngine;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Whatever happens, and however it is divided into segments and batches: the past stays as it was. */
class LiveAndReplayedTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final int LOOKS = 5;

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    /** What was answered about a battery when the events up to the place had happened. */
    private record Look(String thing, Place place, Optional<Shown> shown) {}

    /** @param seed decides how the events are divided, which shrinks to nothing simpler */
    private record Ways(int segments, long seed) {}

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void replayed_views_are_the_live_ones_byte_for_byte_and_each_moment_is_as_it_was_live(
            @ForAll("histories") List<Happening> happenings, @ForAll("ways") Ways ways) {
        // given views that are folded live, and now and then looked at
        List<DomainEventMessage<?>> events = RandomHistory.of(happenings);
        Random random = new Random(ways.seed());
        MongoDatabase live = MONGO.database();
        Nodes nodes = new Nodes(AllViews.deaf(), live, ways.segments(), random);
        List<Look> looks = new ArrayList<>();
        for (int count : random.ints(LOOKS, 0, events.size() + 1).sorted().toArray()) {
            nodes.fold(events, count);
            if (count > 0) {
                looks.addAll(looks(live, events.subList(0, count)));
            }
        }
        nodes.fold(events, events.size());
        assertThat(live.getCollection("parked").countDocuments()).isZero();

        // when
        MongoDatabase replayed = MONGO.database();
        replay(events, replayed, random);

        // then
        for (View view : AllViews.deaf()) {
            assertSame(view, ViewRunner.bytes(live, view.name()), ViewRunner.bytes(replayed, view.name()));
        }
        for (Look look : looks) {
            assertThat(answer(live, events, look)).as("%s, live", look).isEqualTo(look.shown());
            assertThat(answer(replayed, events, look)).as("%s, replayed", look).isEqualTo(look.shown());
        }
    }

    /** What the views show of each battery, which is also what is answered about this moment while it is the newest. */
    private static List<Look> looks(MongoDatabase views, List<DomainEventMessage<?>> sofar) {
        Place place = new Place(sofar.size() - 1, sofar.getLast().getTimestamp());
        List<Look> looks = RandomHistory.THINGS.stream()
                .map(thing -> new Look(thing, place, Shown.live(views, thing, place.at())))
                .toList();
        for (Look look : looks) {
            assertThat(answer(views, sofar, look)).as("%s, at once", look).isEqualTo(look.shown());
        }
        return looks;
    }

    private static Optional<Shown> answer(MongoDatabase views, List<DomainEventMessage<?>> events, Look look) {
        MomentReader reader = new MomentReader(views, new RememberedEvents(events));
        return new DeviceReader(views)
                .device(look.thing())
                .flatMap(device -> reader.moment(device, look.place()))
                .map(Shown::of);
    }

    private static void assertSame(View view, Map<String, String> live, Map<String, String> replayed) {
        assertThat(replayed).as(view.name()).containsOnlyKeys(live.keySet());
        live.forEach((id, bytes) -> assertThat(replayed.get(id)).as(id).isEqualTo(bytes));
    }

    /** From nothing, in two parts: up to somewhere in each partition, and from there to the end. */
    private static void replay(List<DomainEventMessage<?>> events, MongoDatabase views, Random random) {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(new OrderedEngine()).build();
        try {
            store.publish(events);
            EventReading reading = new EventReading(
                    new EventSource(store, GlobalSequenceTrackingToken::new), 1 + random.nextInt(events.size() + 1));
            Positions beginning = Positions.everywhere(-1);
            Positions midway = Positions.of(_ -> random.nextInt(events.size() + 1) - 1L);
            Positions end = Positions.everywhere(events.size() - 1L);
            fold(reading, views, beginning, midway, random);
            fold(reading, views, midway, end, random);
        } finally {
            store.shutDown();
        }
    }

    private static void fold(EventReading reading, MongoDatabase views, Positions from, Positions to, Random random) {
        Map<View, Share> shares = new LinkedHashMap<>();
        for (View view : AllViews.deaf()) {
            Folding folding = new Folding(view, views.getCollection(view.name()), (name, event, cause) -> {
                throw new AssertionError(name + " cannot fold " + event, cause);
            });
            LongFold fold = random.nextBoolean() ? LongFold.of(folding) : LongFold.withCare(folding);
            shares.put(view, new Share(fold, from, to, reading.batchSize(), new Unheard()));
        }
        reading.fold(List.copyOf(shares.values()));
        shares.values().forEach(Share::check);
    }

    private static final class Unheard implements Share.Progress {

        @Override
        public void goOn(int read) {
            // to the end
        }

        @Override
        public void folded(Positions positions) {
            // nobody asks
        }
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(0, RandomHistory.THINGS.size() - 1))
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(150);
    }

    @Provide
    Arbitrary<Ways> ways() {
        return Combinators.combine(Arbitraries.of(1, 2, 4, 8), Arbitraries.longs())
                .as(Ways::new);
    }
}
