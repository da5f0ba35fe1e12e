package energy.flipbridge.projections.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.parking.ParkedId;
import energy.flipbridge.projections.parking.Verdict;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.OrderedEngine;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way from the event store to the policies, where some commands are refused. */
class EventParkingTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final MongoDatabase database = MONGO.database();
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(new OrderedEngine()).build();
    private final Aggregates aggregates = new Aggregates();
    private final ParkedEvents parked =
            new ParkedEvents(database.getCollection("parked_events"), InstantSource.system());
    private final EventParking parking =
            new EventParking(parked, Policies::all, aggregates, store, InstantSource.system());
    private final Processors processors = new Processors(store);
    private final PooledStreamingEventProcessor processor = processors.policies(
            PolicyInvoker.NAME,
            new PolicyInvoker(Policies.all(), aggregates, parked),
            new InMemoryTokenStore(),
            NoTransactionManager.INSTANCE);

    /** Notes the commands that it takes, and refuses those of some commands of Flip. */
    private static final class Aggregates implements CommandSender {

        private final List<Object> taken = new CopyOnWriteArrayList<>();
        private volatile String refused = "";

        @Override
        public @Nullable Object send(Object command, Map<String, String> metadata) {
            if (command instanceof AcknowledgeCommand acknowledge
                    && acknowledge.commandId().equals(refused)) {
                throw new Refused("it is not there yet", new IllegalStateException());
            }
            taken.add(command);
            return null;
        }

        List<String> acknowledged() {
            return taken.stream()
                    .filter(AcknowledgeCommand.class::isInstance)
                    .map(command -> ((AcknowledgeCommand) command).commandId())
                    .toList();
        }
    }

    @BeforeEach
    void start() {
        processor.start();
    }

    @AfterEach
    void close() {
        processor.shutDown();
        processors.close();
        store.shutDown();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void an_event_is_handled_once_when_it_is_retried_after_the_cause_is_gone() {
        // given
        aggregates.refused = "bad";
        confirmed("good", "bad", "fine");
        Parked event = awaitParked();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(aggregates.acknowledged()).containsExactly("good", "fine"));
        assertThat(event.source()).isEqualTo("WhenDeliveryConfirmedThenAcknowledgeCommand");
        assertThat(event.cause()).contains("it is not there yet");
        assertThat(parking.content(event.id().key()))
                .hasValueSatisfying(content -> assertThat(content)
                        .contains("\"event\":\"DeliveryConfirmed\"")
                        .contains("\"bad\""));

        // when
        aggregates.refused = "";
        Verdict verdict = parking.retry(event.id().key(), "support:ada");

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Done.class,
                        done -> assertThat(done.parked().state()).isEqualTo(State.RETRIED));
        assertThat(parking.retry(event.id().key(), "support:ada")).isInstanceOf(Verdict.Refused.class);
        assertThat(aggregates.acknowledged()).containsExactly("good", "fine", "bad");
        assertThat(parking.newest(State.PARKED, null, 10)).isEmpty();
    }

    @Test
    void an_event_that_fails_again_stays_parked_with_one_attempt_more() {
        // given
        aggregates.refused = "bad";
        confirmed("bad");
        Parked event = awaitParked();

        // when
        parking.retry(event.id().key(), "support:ada");

        // then
        assertThat(parking.find(event.id().key())).hasValueSatisfying(again -> {
            assertThat(again.state()).isEqualTo(State.PARKED);
            assertThat(again.attempts()).isEqualTo(2);
        });
    }

    @Test
    void a_discarded_event_is_kept_until_it_expires_and_not_tried_again() {
        // given
        aggregates.refused = "bad";
        confirmed("bad");
        Parked event = awaitParked();

        // when
        parking.discard(event.id().key(), "support:ada", "Flip has canceled it");

        // then
        assertThat(parking.find(event.id().key()))
                .hasValueSatisfying(discarded -> assertThat(discarded.decision())
                        .extracting(Parked.Decision::by, Parked.Decision::reason)
                        .containsExactly("support:ada", "Flip has canceled it"));
        assertThat(parking.retry(event.id().key(), "support:ada")).isInstanceOf(Verdict.Refused.class);

        // and when
        parking.tidy(InstantSource.system().instant().plus(Duration.ofDays(89)));
        assertThat(parking.find(event.id().key())).isPresent();
        parking.tidy(InstantSource.system().instant().plus(Duration.ofDays(91)));

        // then
        assertThat(parking.find(event.id().key())).isEmpty();
    }

    @Test
    void an_event_that_a_view_could_not_fold_is_not_folded_out_of_order() {
        // given
        confirmed("good");
        await().atMost(SOON).until(() -> aggregates.acknowledged().contains("good"));
        DomainEventMessage<?> message = store.readEvents("stream-0").next();
        parked.park(
                "devices",
                new ViewEvent(
                        message.getIdentifier(),
                        0,
                        message.getTimestamp(),
                        "stream-0",
                        0,
                        Map.of(),
                        message.getPayload()),
                new IllegalStateException("a defect"));

        // when
        Verdict verdict = parking.retry(awaitParked().id().key(), "support:ada");

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why()).contains("replay"));
    }

    @Test
    void what_was_never_parked_is_unknown() {
        String key = ParkedId.of(ParkedId.Kind.EVENT, "nothing").key();

        assertThat(parking.retry(key, "support:ada")).isInstanceOf(Verdict.Unknown.class);
        assertThat(parking.discard(key, "support:ada", "why")).isInstanceOf(Verdict.Unknown.class);
    }

    private void confirmed(String... commands) {
        store.publish(Stories.messages(List.of(commands).stream()
                .map(id -> Stories.command("battery-1", id, Stories.START).get(5))
                .toList()));
    }

    private Parked awaitParked() {
        await().atMost(SOON).until(() -> !parking.newest(State.PARKED, null, 10).isEmpty());
        return parking.newest(State.PARKED, null, 10).getFirst();
    }
}
