package energy.flipbridge.device.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.domain.flip.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScheduleProperties {

    private static final Instant ZERO = Instant.parse("2026-07-01T00:00:00Z");

    private static ScheduledCommand command(int id, int created, int start, int length) {
        Instant startsAt = ZERO.plusSeconds(start);
        Window window = new Window(startsAt, length == 0 ? null : startsAt.plusSeconds(length));
        return new ScheduledCommand("c" + id, ZERO.plusSeconds(created), window, Setting.selfConsumption(id));
    }

    @Property(tries = 3_000)
    void amongTheBoundedTheNewestCoveringOneRuns(
            @ForAll("bounded") List<ScheduledCommand> commands, @ForAll @IntRange(max = 60) int second) {
        Schedule schedule = scheduleOf(commands);
        Instant time = ZERO.plusSeconds(second);
        Optional<Instant> newest = schedule.commands().stream()
                .filter(command -> command.covers(time))
                .map(ScheduledCommand::createdAt)
                .max(Instant::compareTo);
        assertThat(schedule.activeAt(time).map(ScheduledCommand::createdAt)).isEqualTo(newest);
    }

    @Property(tries = 3_000)
    void settlingChangesNothingFromThenOn(
            @ForAll("any") List<ScheduledCommand> commands,
            @ForAll @IntRange(max = 60) int second,
            @ForAll @IntRange(max = 60) int later) {
        Schedule schedule = scheduleOf(commands);
        Instant settledAt = ZERO.plusSeconds(second);
        Instant time = settledAt.plusSeconds(later);
        assertThat(schedule.settled(settledAt).activeAt(time)).isEqualTo(schedule.activeAt(time));
    }

    @Property(tries = 2_000)
    void nothingChangesBetweenTwoChanges(
            @ForAll("any") List<ScheduledCommand> commands, @ForAll @IntRange(max = 60) int second) {
        Schedule schedule = scheduleOf(commands);
        Instant time = ZERO.plusSeconds(second);
        Instant next = schedule.nextChange(time).orElse(time.plusSeconds(100));
        assertThat(schedule.activeAt(next.minusMillis(1))).isEqualTo(schedule.activeAt(time));
    }

    @Test
    void anOpenEndedOneRunsUntilANewerOneStartsAndNotAgainAfterIt() {
        Schedule schedule = scheduleOf(List.of(command(1, 0, 10, 0), command(2, 1, 20, 10)));

        assertThat(active(schedule, 9)).isEmpty();
        assertThat(active(schedule, 19)).contains("c1");
        assertThat(active(schedule, 20)).contains("c2");
        assertThat(active(schedule, 30)).isEmpty();
        // and a withdrawal of the newer one does not bring it back
        assertThat(active(schedule.settled(ZERO.plusSeconds(25)).without("c2"), 26))
                .isEmpty();
        assertThat(active(schedule.settled(ZERO.plusSeconds(15)).without("c2"), 26))
                .contains("c1");
    }

    @Test
    void oneThatWasReplacedBeforeItBeganStillReplacesAnOlderOne() {
        Schedule schedule = scheduleOf(List.of(command(1, 0, 2, 0), command(3, 1, 1, 0), command(2, 2, 0, 2)));

        assertThat(active(schedule, 2)).isEmpty();
        assertThat(active(schedule.settled(ZERO), 2)).isEmpty();
    }

    private static Optional<String> active(Schedule schedule, int second) {
        return schedule.activeAt(ZERO.plusSeconds(second)).map(ScheduledCommand::id);
    }

    private static Schedule scheduleOf(List<ScheduledCommand> commands) {
        Schedule schedule = Schedule.EMPTY;
        for (ScheduledCommand command : commands) {
            schedule = schedule.with(command);
        }
        return schedule;
    }

    @Provide
    Arbitrary<List<ScheduledCommand>> bounded() {
        return commands(1);
    }

    @Provide
    Arbitrary<List<ScheduledCommand>> any() {
        return commands(0);
    }

    private static Arbitrary<List<ScheduledCommand>> commands(int shortest) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(shortest, 30))
                .as(ScheduleProperties::command)
                .list()
                .ofMaxSize(8);
    }
}
