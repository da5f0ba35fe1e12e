package energy.flipbridge.projections.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandGivenUp;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.command.Withdrawal;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;
    private static final List<Object> LIFE = Stories.command("b", "c", START);

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @ParameterizedTest
    @CsvSource({"2, PENDING", "3, PENDING", "4, PUBLISHED", "6, PUBLISHED", "7, ACKED", "9, ACKED"})
    void only_the_battery_makes_a_command_acknowledged(int events, CommandStatus expected) {
        assertThat(command(LIFE.subList(0, events)).status()).isEqualTo(expected);
    }

    @Test
    void the_outcome_says_whether_flip_has_it() {
        CommandDetails told = command(LIFE);

        assertThat(command(LIFE.subList(0, 8)).outcome())
                .isNotNull()
                .returns(null, o -> o.reportedAt())
                .returns(1, o -> o.failedAttempts())
                .returns("timeout", o -> o.lastFailure());
        assertThat(told.outcome()).isNotNull().returns(200, o -> o.answer()).returns("OK", o -> o.status());
        assertThat(told.publishes()).isEqualTo(2);
        assertThat(told.mode()).isEqualTo("DISCHARGE");
        assertThat(told.setpoint()).isEqualTo(4_000);
        assertThat(told.json()).contains("\"id\":\"c\"");
        assertThat(told.steps())
                .extracting(Step::event)
                .startsWith("CommandReceived")
                .endsWith("OutcomeReported");
        assertThat(told.steps())
                .filteredOn(step -> step.event().equals("CommandPublished"))
                .singleElement()
                .returns(2, Step::times);
    }

    @Test
    void a_canceled_command_is_withdrawn_only_when_the_battery_confirms() {
        List<Object> events = new ArrayList<>(LIFE);
        events.add(Stories.canceled("b", "c", START.plusSeconds(60)));
        assertThat(command(events))
                .returns(CommandStatus.WITHDRAWING, CommandDetails::status)
                .returns("CANCELED", CommandDetails::withdrawal)
                .returns(null, CommandDetails::ackedAt);

        events.add(new CommandAcked("c", "b", 2, START, new Outcome(Outcome.Status.OK, null), START.plusSeconds(70)));
        assertThat(command(events).status()).isEqualTo(CommandStatus.WITHDRAWN);
    }

    @Test
    void a_failed_command_stays_failed_when_it_is_taken_back() {
        List<Object> events = new ArrayList<>(LIFE.subList(0, 4));
        events.add(Stories.failed("b", "c", START.plusSeconds(840)));
        events.add(new CommandPublished("b", List.of(new Publication("c", 2, START)), 1, START.plusSeconds(841)));
        events.add(new WithdrawalConfirmed("c", "b", 2, START, START.plusSeconds(850)));

        assertThat(command(events))
                .returns(CommandStatus.FAILED, CommandDetails::status)
                .returns(2, CommandDetails::version)
                .returns(START.plusSeconds(850), CommandDetails::withdrawalConfirmedAt);
    }

    @Test
    void a_command_is_taken_back_with_the_release_of_its_battery() {
        Outcome outcome = new Outcome(Outcome.Status.FAILED_FAULT, "the battery was released by its owner");
        FlipOrder order = Stories.order("b", "c", START).withdrawn();
        List<Object> events = new ArrayList<>(LIFE.subList(0, 4));
        events.add(new CommandGivenUp("c", "b", 1, outcome, START.plusSeconds(60)));
        events.add(new CommandWithdrawn(
                "c", "b", 2, Withdrawal.RELEASED, order, "released", START, START.plusSeconds(60)));
        assertThat(command(events))
                .returns(CommandStatus.WITHDRAWING, CommandDetails::status)
                .returns("RELEASED", CommandDetails::withdrawal)
                .returns(
                        outcome.reason(),
                        command -> command.outcome() == null
                                ? null
                                : command.outcome().reason());

        events.add(new WithdrawalConfirmed("c", "b", 2, START, START.plusSeconds(70)));
        assertThat(command(events).status()).isEqualTo(CommandStatus.WITHDRAWN);
    }

    @Test
    void steps_are_bounded_and_keep_the_beginning() {
        List<Object> events = new ArrayList<>();
        IntStream.range(0, 60).forEach(_ -> events.addAll(LIFE.subList(1, 8)));

        CommandDetails command = command(events);

        assertThat(command.steps()).hasSize(Step.MOST);
        assertThat(command.steps().getFirst().event()).isEqualTo("CommandReceived");
        assertThat(command.stepsLeftOut()).isPositive();
    }

    @Test
    void a_things_commands_are_listed_newest_first() {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new CommandsView(), database)
                .run(IntStream.range(0, 250)
                        .mapToObj(i -> Stories.command("b", "c-" + i, START).get(1))
                        .toList());

        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<CommandDetails> page = new CommandReader(database).commands("b", 70, cursor);
            page.items().forEach(command -> ids.add(command.commandId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "c-" + i).toList().reversed());
    }

    private static CommandDetails command(List<?> events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new CommandsView(), database).run(events);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new CommandReader(database).command("c").orElseThrow();
    }
}
