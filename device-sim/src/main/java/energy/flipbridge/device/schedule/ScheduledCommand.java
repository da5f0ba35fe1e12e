package energy.flipbridge.device.schedule;

import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.domain.flip.Window;
import java.time.Instant;

/**
 * A command that the battery will carry out.
 *
 * @param id Flip's id of the command
 * @param createdAt Flip's creation time; of two overlapping commands the newer wins
 * @param setting what to do, held to the limits already
 */
public record ScheduledCommand(String id, Instant createdAt, Window window, Setting setting) {

    boolean covers(Instant time) {
        return !time.isBefore(window.startsAt()) && !isOverAt(time);
    }

    boolean isOverAt(Instant time) {
        return window.endsAt() != null && !window.endsAt().isAfter(time);
    }

    /** an open-ended command is over for good once a newer one that overlaps it has started */
    boolean isReplacedAt(Instant time, ScheduledCommand newer) {
        return newer.canReplace(this) && !newer.window.startsAt().isAfter(time);
    }

    /** @return whether an older command ends when this one starts */
    boolean canReplace(ScheduledCommand older) {
        return older.window.endsAt() == null && !isOverAt(older.window.startsAt());
    }
}
