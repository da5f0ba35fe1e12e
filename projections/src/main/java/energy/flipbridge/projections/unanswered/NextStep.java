package energy.flipbridge.projections.unanswered;

import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.timeline.Turn;
import energy.flipbridge.projections.timeline.Turn.Whose;
import org.jspecify.annotations.Nullable;

/** Says what support is to do about a command without an answer. */
final class NextStep {

    private NextStep() {}

    static String of(Cause cause, Turn turn, boolean isConcluded, @Nullable DeviceDetails device) {
        return switch (cause) {
            case OFFLINE ->
                "See to the battery's power and its way to the internet: it is sent the command as soon as it is heard";
            case REJECTED ->
                turn.whose() == Whose.FLIP
                        ? "See whether Flip can be reached, and ask why the battery refuses: it is told again and again"
                        : "Ask why the battery refuses; Flip is told without you";
            case OURS -> ours(turn, isConcluded);
            case BATTERY -> battery(turn, device);
        };
    }

    private static String ours(Turn turn, boolean isConcluded) {
        if (turn.whose() == Whose.FLIP) {
            return "See whether Flip can be reached: it is told again and again until it answers";
        }
        if (turn.late() == null) {
            return "Wait: the bridge does it by itself within seconds";
        }
        return isConcluded
                ? "See whether the processor outcomes runs, and what is parked"
                : "See whether AWS IoT can be reached, whether the processors run, and what is parked";
    }

    private static String battery(Turn turn, @Nullable DeviceDetails device) {
        if (turn.late() == null) {
            return "Wait: a battery that is heard answers with its next message";
        }
        return device != null && device.clockWarning() != null
                ? "Have the battery's clock set, then see whether it gets its commands: it is sent them again and again"
                : "See whether the battery gets its commands and writes back: it is sent them again and again";
    }
}
