package energy.flipbridge.domain.command;

import org.jspecify.annotations.Nullable;

/**
 * What Flip is told of a command, before its 15 minutes are over.
 *
 * @param reason in words, for a failure or a clamped command
 */
public record Outcome(Status status, @Nullable String reason) {

    /** Flip's {@code device_status} values. */
    public enum Status {
        OK,
        FAILED_OFFLINE,
        FAILED_FAULT
    }

    static Outcome ok(@Nullable String reason) {
        return new Outcome(Status.OK, reason);
    }

    static Outcome offline(String reason) {
        return new Outcome(Status.FAILED_OFFLINE, reason);
    }

    static Outcome fault(String reason) {
        return new Outcome(Status.FAILED_FAULT, reason);
    }
}
