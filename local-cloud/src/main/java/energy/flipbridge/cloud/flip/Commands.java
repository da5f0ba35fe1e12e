package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.BatteryCommands;
import energy.flipbridge.cloud.flip.Command.DeviceStatus;
import energy.flipbridge.cloud.flip.Command.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to a command after its dispatch, by Flip, by the integrator and by the clock. */
final class Commands {
    private static final int MOST_REPLACEMENTS = 96;
    private final State state;
    private final Outbox outbox;
    private final Faults faults;
    private final Duration confirmWithin;

    Commands(State state, Outbox outbox, Faults faults, Duration confirmWithin) {
        this.state = state;
        this.outbox = outbox;
        this.faults = faults;
        this.confirmWithin = confirmWithin;
    }

    /** PATCH /v1/command: the integrator's answer. A report that comes after Flip's deadline changes nothing. */
    TrackedCommand report(String id, DeviceStatus outcome, @Nullable String reason) {
        return state.write(() -> {
            TrackedCommand tracked = state.command(id);
            int late = faults.settings().endedCommandStatus();
            if (late != 200 && (tracked.ended() || tracked.timedOut())) {
                throw new ApiException(late, late == 410 ? "gone" : "conflict", "The command is over");
            }
            Instant now = state.now();
            TrackedCommand next = tracked.timedOut()
                    ? tracked.then(tracked.command(), now, "late report " + outcome + " ignored")
                    : tracked.then(tracked.command().reported(outcome, reason, now), now, "reported");
            return saved(next);
        });
    }

    TrackedCommand cancel(String id) {
        return state.write(() -> {
            TrackedCommand canceled = withdraw(running(id), Status.CANCELED, "command.canceled");
            boolean nothingLeft = ofEvent(canceled.command().eventId())
                    .noneMatch(other -> other.command().status() == Status.OK && !other.timedOut());
            state.events
                    .find(canceled.command().eventId())
                    .filter(event -> nothingLeft && !event.over())
                    .ifPresent(event -> become(event, Event.Status.CANCELED));
            return canceled;
        });
    }

    /** Withdraws or changes reset the device's status to PENDING; inside a change only. */
    TrackedCommand withdraw(TrackedCommand tracked, Status status, String eventType) {
        Command command = tracked.command();
        Instant now = state.now();
        Command withdrawn =
                command.changedTo(status, command.batteryCommands(), command.startsAt(), command.endsAt(), now);
        outbox.announce(eventType, withdrawn, now);
        return saved(tracked.changed(withdrawn, now, status == Status.CANCELED ? "canceled" : "opted out"));
    }

    /** Another window or other battery commands; inside a change only. */
    TrackedCommand change(
            TrackedCommand tracked, BatteryCommands commands, Instant startsAt, Instant endsAt, String cause) {
        Instant now = state.now();
        Command changed = tracked.command().changedTo(tracked.command().status(), commands, startsAt, endsAt, now);
        outbox.announce("command.updated", changed, now);
        boolean movedAhead = now.isBefore(startsAt);
        return saved(tracked.changed(changed, now, cause).marked(tracked.started() && !movedAhead, false));
    }

    /** Begins at once, whatever the window says, for as long as planned. */
    TrackedCommand startNow(String id) {
        return state.write(() -> {
            TrackedCommand tracked = running(id);
            Instant now = state.now();
            if (tracked.started()) {
                throw ApiException.conflict("The command has started already: end or cancel it");
            }
            Command command = tracked.command();
            TrackedCommand moved = now.isBefore(command.startsAt())
                    ? change(
                            tracked,
                            command.batteryCommands(),
                            now,
                            now.plusSeconds(command.durationS()),
                            "moved to start now")
                    : tracked;
            moveEvent(moved.command());
            return start(moved);
        });
    }

    TrackedCommand endNow(String id) {
        return state.write(() -> {
            TrackedCommand tracked = running(id);
            Instant now = state.now();
            Command command = tracked.command();
            if (now.isBefore(command.startsAt())) {
                throw ApiException.conflict("The command has not started: cancel it instead");
            }
            Command shorter =
                    command.window(command.startsAt(), now, command.deviceStatus(), command.deviceStatusReason(), now);
            moveEvent(shorter);
            return end(tracked.then(shorter, now, "ended early"));
        });
    }

    /** Acts on what the clock made due; safe to call at any time. */
    void advance(String id) {
        state.write(() -> state.commands
                .find(id)
                .flatMap(tracked -> tracked.due(state.now(), confirmWithin).map(due -> switch (due) {
                    case TIME_OUT -> timeOut(tracked);
                    case START -> start(tracked);
                    case END -> end(tracked);
                })));
    }

    /** A command that Flip could still change. */
    TrackedCommand running(String id) {
        TrackedCommand tracked = state.command(id);
        if (tracked.ended() || tracked.command().status() != Status.OK || tracked.timedOut()) {
            throw ApiException.conflict("The command is over or withdrawn already: dispatch a new one");
        }
        return tracked;
    }

    Stream<TrackedCommand> ofEvent(String eventId) {
        return state.commands
                .all()
                .filter(tracked -> tracked.command().eventId().equals(eventId));
    }

    void become(Event event, Event.Status status) {
        Instant now = state.now();
        Event next = event.became(status, now);
        state.save(next);
        outbox.announce(status == Event.Status.CANCELED ? "event.canceled" : "event.updated", next, now);
    }

    /** The event's window follows its command's; inside a change only. */
    void moveEvent(Command command) {
        state.events.find(command.eventId()).ifPresent(event -> {
            if (!event.startsAt().equals(command.startsAt()) || !event.endsAt().equals(command.endsAt())) {
                Event moved = event.withWindow(command, state.now());
                state.save(moved);
                outbox.announce("event.updated", moved, moved.updatedAt());
            }
        });
    }

    private TrackedCommand start(TrackedCommand tracked) {
        outbox.announce("command.started", tracked.command(), state.now());
        return saved(tracked.then(tracked.command(), state.now(), "started").marked(true, false));
    }

    private TrackedCommand end(TrackedCommand tracked) {
        if (!tracked.runs()) {
            return saved(tracked.marked(tracked.started(), true));
        }
        outbox.announce("command.ended", tracked.command(), state.now());
        return saved(tracked.then(tracked.command(), state.now(), "ended").marked(tracked.started(), true));
    }

    private TrackedCommand timeOut(TrackedCommand tracked) {
        Instant now = state.now();
        Command command = tracked.command();
        boolean again = command.status() == Status.OK
                && now.isBefore(command.endsAt())
                && tracked.generation() < MOST_REPLACEMENTS;
        TrackedCommand failed = tracked.then(
                command.reported(
                        DeviceStatus.FAILED, again ? TrackedCommand.TIMED_OUT : TrackedCommand.TIMED_OUT_FOR_GOOD, now),
                now,
                "timed out");
        return saved(again ? failed.replacedBy(replacement(failed, now).id()) : failed);
    }

    private Command replacement(TrackedCommand failed, Instant now) {
        Command old = failed.command();
        Command next = new Command(
                UUID.randomUUID().toString(),
                old.eventId(),
                old.deviceId(),
                old.startsAt(),
                old.endsAt(),
                old.durationS(),
                old.isPreparatoryAction(),
                old.batteryCommands(),
                Status.OK,
                DeviceStatus.PENDING,
                null,
                now,
                now);
        saved(TrackedCommand.created(next, failed, "sent in place of a command not confirmed in time"));
        outbox.announce("command.created", next, now);
        return next;
    }

    private TrackedCommand saved(TrackedCommand tracked) {
        state.save(tracked);
        return tracked;
    }
}
