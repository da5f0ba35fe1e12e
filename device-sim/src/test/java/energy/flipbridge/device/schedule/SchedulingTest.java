package energy.flipbridge.device.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.device.Commands;
import energy.flipbridge.device.physics.BatteryMode;
import energy.flipbridge.device.physics.PowerMode;
import energy.flipbridge.device.physics.Rating;
import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchedulingTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant START = Instant.parse("2026-07-01T17:00:00Z");
    private static final Instant END = Instant.parse("2026-07-01T19:00:00Z");
    private static final Limits LIMITS = new Limits(new Rating(13_500, 4_000, 5_000, 0.9), 20);

    private static Decision decide(Schedule schedule, String json) {
        return Scheduling.decide(schedule, Commands.command("c", NOW, json), LIMITS, NOW);
    }

    private static Decision order(String batteryCommands) {
        return decide(Schedule.EMPTY, Commands.json("c", START, "\"2026-07-01T19:00:00Z\"", "OK", batteryCommands));
    }

    @Test
    void takesOnWhatItCanDo() {
        Decision decision = decide(Schedule.EMPTY, Commands.discharge("c", START, END, 4_000));

        assertThat(decision.result()).isEqualTo(new CommandResult("c", NOW, Outcome.ACCEPTED, null));
        assertThat(decision.command().orElseThrow().setting())
                .isEqualTo(new Setting(BatteryMode.DISCHARGE, PowerMode.SETPOINT, 4_000, 20, false));
        assertThat(decision.schedule().activeAt(START)).isEqualTo(decision.command());
        assertThat(decision.schedule().activeAt(END)).isEmpty();
    }

    @Nested
    class Clamps {

        @Test
        void aSetpointAboveTheRating() {
            Decision decision = order("{\"mode\":\"CHARGE\",\"setpoint_w\":9000}");

            assertThat(decision.result().outcome()).isEqualTo(Outcome.CLAMPED);
            assertThat(decision.result().reason()).isEqualTo("setpoint 9000 W held to the rating of 4000 W");
            assertThat(decision.command().orElseThrow().setting().setpoint()).isEqualTo(4_000);
        }

        @Test
        void aReserveBelowItsOwn() {
            Decision decision = order("{\"mode\":\"DISCHARGE\",\"backup_reserve_percentage\":5}");

            assertThat(decision.result().reason()).isEqualTo("reserve 5 % raised to the battery's own 20 %");
            assertThat(decision.command().orElseThrow().setting().reserve()).isEqualTo(20);
        }
    }

    @Nested
    class Rejects {

        @Test
        void whatItCannotDo() {
            assertThat(reason(order("{\"mode\":\"EXPLODE\"}"))).startsWith("mode must be one of [CHARGE");
            assertThat(reason(order("{}"))).isEqualTo("battery_commands has no mode");
            assertThat(reason(order("{\"mode\":\"CHARGE\",\"setpoint_w\":-1}"))).contains("must be positive");
            assertThat(reason(order("{\"mode\":\"CHARGE\",\"setpoint_w\":\"a lot\"}")))
                    .contains("must be a number");
            assertThat(reason(order("{\"mode\":\"CHARGE\",\"backup_reserve_percentage\":101}")))
                    .contains("0 to 100");
            assertThat(reason(decide(Schedule.EMPTY, "{\"id\":"))).isEqualTo("the command is not JSON");
            assertThat(reason(decide(Schedule.EMPTY, "[]"))).contains("needs id");
        }

        @Test
        void aWindowThatIsOver() {
            String json = Commands.discharge("c", NOW.minusSeconds(7_200), NOW.minusSeconds(1), 4_000);

            assertThat(reason(decide(Schedule.EMPTY, json))).isEqualTo("the window was over when the command arrived");
        }

        @Test
        void andDropsTheOlderVersion() {
            Schedule before = decide(Schedule.EMPTY, Commands.discharge("c", START, END, 4_000))
                    .schedule();

            assertThat(decide(before, "nonsense").schedule().commands()).isEmpty();
        }

        private static String reason(Decision decision) {
            assertThat(decision.result().outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(decision.command()).isEmpty();
            return String.valueOf(decision.result().reason());
        }
    }

    @Test
    void withdrawsWhatIsCanceledOrOptedOut() {
        Schedule before = decide(Schedule.EMPTY, Commands.discharge("c", START, END, 4_000))
                .schedule();
        for (String status : new String[] {"CANCELED", "OPT_OUT"}) {
            Decision decision = decide(before, Commands.json("c", START, "null", status, "{\"mode\":\"DISCHARGE\"}"));

            assertThat(decision.schedule().commands()).isEmpty();
            assertThat(decision.result().outcome()).isEqualTo(Outcome.ACCEPTED);
        }
    }
}
