package energy.flipbridge.device;

import energy.flipbridge.device.physics.Plant;
import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.Schedule;
import energy.flipbridge.device.schedule.ScheduledCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carries out the schedule: moves the plant through time, changing the setting exactly when a window opens or closes. */
final class Operation {

    private final Plant plant;
    private final Setting idle;
    private final Events events;
    private Optional<ScheduledCommand> running = Optional.empty();
    private Instant reached;

    /** @param idle what the battery does without a command */
    Operation(Plant plant, Setting idle, Events events, Instant start) {
        this.plant = plant;
        this.idle = idle;
        this.events = events;
        this.reached = start;
    }

    void advance(Schedule schedule, Instant now) {
        if (now.isBefore(reached.minus(Duration.ofSeconds(1)))) {
            reached = now;
        }
        switchTo(schedule.activeAt(reached), schedule, reached);
        while (reached.isBefore(now)) {
            Instant until = schedule.nextChange(reached).filter(now::isAfter).orElse(now);
            plant.advance(reached, until, setting());
            reached = until;
            switchTo(schedule.activeAt(reached), schedule, reached);
        }
    }

    private void switchTo(Optional<ScheduledCommand> next, Schedule schedule, Instant at) {
        if (next.equals(running)) {
            return;
        }
        Optional<ScheduledCommand> before = running;
        running = next;
        before.filter(old -> next.isEmpty() || !next.get().id().equals(old.id()))
                .ifPresent(old -> events.tell(at, new BatteryEvent.CommandEnded(old.id(), cause(old, next, schedule))));
        next.ifPresent(command -> events.tell(at, new BatteryEvent.CommandStarted(command.id(), command.setting())));
    }

    private static String cause(ScheduledCommand old, Optional<ScheduledCommand> next, Schedule schedule) {
        if (schedule.find(old.id()).isEmpty()) {
            return "withdrawn";
        }
        return next.map(command -> "command " + command.id() + " took its place")
                .orElse("its window is over");
    }

    Setting setting() {
        return running.map(ScheduledCommand::setting).orElse(idle);
    }

    Optional<ScheduledCommand> running() {
        return running;
    }

    Plant plant() {
        return plant;
    }
}
