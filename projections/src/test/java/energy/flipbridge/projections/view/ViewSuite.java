package energy.flipbridge.projections.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.errands.ErrandsView;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.history.HomeHistoryView;
import energy.flipbridge.projections.homes.HomesView;
import energy.flipbridge.projections.notices.NoticesView;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.safety.StopsView;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.Faulty.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What holds for every view on every MongoDB. */
abstract class ViewSuite {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<DomainEventMessage<?>> EVENTS = Stories.random(7, 12, 600);

    /** @return an empty database */
    abstract MongoDatabase database();

    static Stream<View> views() {
        return Stream.of(
                new DevicesView(),
                new HistoryView(),
                new CommandsView(),
                new TelemetryView(),
                new HomesView(),
                new ErrandsView(_ -> {}),
                new NoticesView(_ -> {}),
                new HomeHistoryView(),
                new StopsView());
    }

    @ParameterizedTest
    @MethodSource("views")
    void documents_are_the_same_whatever_the_batches(View view) {
        Map<String, String> expected = folded(view);
        Random random = new Random(1);

        MongoDatabase oneByOne = database();
        new ViewRunner(view, oneByOne).run(EVENTS, () -> 1);
        MongoDatabase mixed = database();
        new ViewRunner(view, mixed).run(EVENTS, () -> 1 + random.nextInt(60));

        assertSame(expected, ViewRunner.bytes(oneByOne, view.name()));
        assertSame(expected, ViewRunner.bytes(mixed, view.name()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_crash_while_writing_loses_nothing_and_doubles_nothing(View view) {
        Map<String, String> expected = folded(view);
        Random random = new Random(2);
        List<Fault> faults = IntStream.range(0, 60)
                .filter(write -> write % 2 == 0)
                .mapToObj(write -> new Fault(write, random.nextInt(3) * 0.5))
                .toList();

        MongoDatabase database = database();
        new ViewRunner(view, Faulty.database(database, faults)).run(EVENTS, () -> 1 + random.nextInt(60));

        assertSame(expected, ViewRunner.bytes(database, view.name()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_crash_before_the_token_is_stored_doubles_nothing(View view) {
        Map<String, String> expected = folded(view);
        Random random = new Random(3);

        MongoDatabase database = database();
        new ViewRunner(view, database, new ForgetfulTokenStore()).run(EVENTS, () -> 1 + random.nextInt(60));

        assertSame(expected, ViewRunner.bytes(database, view.name()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_replay_ends_in_the_same_bytes_as_the_live_run(View view) {
        MongoDatabase database = database();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(new OrderedEngine()).build();
        try (Processors processors = new Processors(store)) {
            PooledStreamingEventProcessor processor = processors.view(
                    view,
                    database,
                    tokens(database),
                    new ParkedEvents(database.getCollection("parked"), InstantSource.system()));
            processor.start();
            for (int i = 0; i < EVENTS.size(); i += 50) {
                store.publish(EVENTS.subList(i, i + 50));
            }
            awaitHead(processor);
            Map<String, String> live = ViewRunner.bytes(database, view.name());

            processor.shutDown();
            processor.resetTokens();
            assertThat(ViewRunner.bytes(database, view.name())).isEmpty();
            processor.start();
            awaitHead(processor);

            assertSame(live, ViewRunner.bytes(database, view.name()));
            assertSame(folded(view), live);
            processor.shutDown();
        } finally {
            store.shutDown();
        }
    }

    @Test
    void an_event_that_cannot_be_folded_is_parked_and_the_others_go_on() {
        MongoDatabase database = database();

        new ViewRunner(new Picky(), database)
                .run(
                        Stories.messages(Stream.of("good", "bad", "worse", "fine")
                                .map(nonce -> new Registered("battery-1", "ada", "certificate", nonce, Stories.START))
                                .toList()),
                        () -> 4);

        Document battery = database.getCollection("picky").find().first();
        assertThat(battery).containsEntry("nonces", List.of("good", "fine")).containsEntry("position", 3L);
        List<Document> parked = database.getCollection("parked").find().into(new ArrayList<>());
        assertThat(parked)
                .extracting(document -> document.getString("handler") + ":" + document.getString("eventId"))
                .containsExactlyInAnyOrder("picky:event-1", "picky:event-2");
    }

    @Test
    void who_lost_the_segment_to_another_node_writes_nothing() {
        MongoDatabase database = database();
        TokenStore taken = new InMemoryTokenStore() {
            @Override
            public void extendClaim(String processorName, int segment) {
                throw new IllegalStateException("another node has the segment");
            }
        };

        assertThat(catchThrowable(() -> new ViewRunner(new DevicesView(), database, taken).run(EVENTS, () -> 600)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ViewRunner.bytes(database, DevicesView.NAME)).isEmpty();
    }

    private static void assertSame(Map<String, String> expected, Map<String, String> actual) {
        assertThat(actual).isNotEmpty().containsOnlyKeys(expected.keySet());
        expected.forEach((id, bytes) -> assertThat(actual.get(id)).as(id).isEqualTo(bytes));
    }

    private Map<String, String> folded(View view) {
        MongoDatabase database = database();
        new ViewRunner(view, database).run(EVENTS, EVENTS::size);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return ViewRunner.bytes(database, view.name());
    }

    private static TokenStore tokens(MongoDatabase database) {
        return MongoTokenStore.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(database).build())
                .serializer(Jackson3Serializer.builder()
                        .jsonMapperBuilderCustomizer(
                                mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("org.axonframework.")
                                        .build()))
                        .build())
                .build();
    }

    private static void awaitHead(PooledStreamingEventProcessor processor) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Collection<EventTrackerStatus> segments =
                    processor.processingStatus().values();
            return segments.size() == 4
                    && segments.stream()
                            .allMatch(status -> status.isCaughtUp()
                                    && status.getCurrentPosition().orElse(-1) == EVENTS.size() - 1);
        });
    }

    /** Stores every second token only, as if the process had died before the others. */
    private static final class ForgetfulTokenStore extends InMemoryTokenStore {

        private int tokens;

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            if (tokens++ % 2 == 1) {
                throw new IllegalStateException("the process dies");
            }
            super.storeToken(token, processorName, segment);
        }
    }

    /** Changes its document and then refuses some events; does not even know what it reads for others. */
    private static final class Picky implements View {

        @Override
        public String name() {
            return "picky";
        }

        @Override
        public Set<Class<?>> events() {
            return Set.of(Registered.class);
        }

        @Override
        public Collection<String> reads(ViewEvent event) {
            Registered registered = (Registered) event.payload();
            if (registered.nonce().equals("worse")) {
                throw new IllegalArgumentException("worse");
            }
            return List.of(registered.thing());
        }

        @Override
        public void apply(ViewEvent event, Documents documents) {
            Registered registered = (Registered) event.payload();
            documents.fold(registered.thing(), document -> {
                List<String> nonces = new ArrayList<>(document.getList("nonces", String.class, List.of()));
                nonces.add(registered.nonce());
                document.put("nonces", nonces);
            });
            if (!Set.of("good", "fine").contains(registered.nonce())) {
                throw new IllegalArgumentException(registered.nonce());
            }
        }
    }
}
