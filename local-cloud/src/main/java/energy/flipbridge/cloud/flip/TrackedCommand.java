package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.DeviceStatus;
import energy.flipbridge.cloud.flip.Command.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command with its story: what the sandbox knows beyond the wire. */
record TrackedCommand(
        Command command,
        List<Change> history,
        Instant waitingSince,
        boolean started,
        boolean ended,
        int generation,
        @Nullable String replaces,
        @Nullable String replacedBy) {

    static final String TIMED_OUT = "Flip: not confirmed in time, a new command was sent";
    static final String TIMED_OUT_FOR_GOOD = "Flip: not confirmed in time";
    private static final int LONGEST_HISTORY = 100;

    /** A step of the story; {@code cause} says in words what made it. */
    record Change(
            Instant at,
            Status status,
            DeviceStatus deviceStatus,
            @Nullable String deviceStatusReason,
            String cause) {}

    enum Due {
        TIME_OUT,
        START,
        END
    }

    static TrackedCommand created(Command command, @Nullable TrackedCommand replaced, String cause) {
        TrackedCommand fresh = new TrackedCommand(
                command,
                List.of(),
                command.createdAt(),
                false,
                false,
                replaced == null ? 0 : replaced.generation() + 1,
                replaced == null ? null : replaced.command().id(),
                null);
        return fresh.then(command, command.createdAt(), cause);
    }

    /** What the clock alone makes happen next. */
    Optional<Due> due(Instant now, Duration confirmWithin) {
        if (ended) {
            return Optional.empty();
        }
        if (command.deviceStatus() == DeviceStatus.PENDING
                && !confirmWithin.isZero()
                && !now.isBefore(waitingSince.plus(confirmWithin))) {
            return Optional.of(Due.TIME_OUT);
        }
        if (!started && runs() && !now.isBefore(command.startsAt()) && now.isBefore(command.endsAt())) {
            return Optional.of(Due.START);
        }
        return now.isBefore(command.endsAt()) ? Optional.empty() : Optional.of(Due.END);
    }

    /** Neither withdrawn by Flip nor failed. */
    boolean runs() {
        return command.status() == Status.OK
                && (command.deviceStatus() == DeviceStatus.PENDING || command.deviceStatus() == DeviceStatus.OK);
    }

    boolean timedOut() {
        String reason = command.deviceStatusReason();
        return TIMED_OUT.equals(reason) || TIMED_OUT_FOR_GOOD.equals(reason);
    }

    /** The next step of the story, the wait for the device unchanged. */
    TrackedCommand then(Command next, Instant at, String cause) {
        return then(next, at, waitingSince, cause);
    }

    /** The next step after a change by Flip: the device has the whole time again. */
    TrackedCommand changed(Command next, Instant at, String cause) {
        return then(next, at, at, cause);
    }

    private TrackedCommand then(Command next, Instant at, Instant since, String cause) {
        List<Change> longer =
                new ArrayList<>(history.size() < LONGEST_HISTORY ? history : history.subList(1, history.size()));
        longer.add(new Change(at, next.status(), next.deviceStatus(), next.deviceStatusReason(), cause));
        return new TrackedCommand(next, List.copyOf(longer), since, started, ended, generation, replaces, replacedBy);
    }

    TrackedCommand marked(boolean hasStarted, boolean hasEnded) {
        return new TrackedCommand(
                command, history, waitingSince, hasStarted, hasEnded, generation, replaces, replacedBy);
    }

    TrackedCommand replacedBy(String id) {
        return new TrackedCommand(command, history, waitingSince, started, ended, generation, replaces, id);
    }
}
