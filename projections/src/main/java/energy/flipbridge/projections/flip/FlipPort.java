package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.command.Outcome;
import java.time.Duration;
import java.util.List;

/** What the forwarding worker needs of Flip. Every call blocks, is bounded in time and may be made again. */
public interface FlipPort {

    /**
     * Sends a prepared batch to {@code POST /v1/telemetry/BATTERY}.
     *
     * @param items how many readings the body holds, at most 1,000; Flip answers each by its index
     */
    TelemetryAnswer sendTelemetry(byte[] body, int items);

    /** Tells Flip the outcome of a command, {@code PATCH /v1/command/{id}}. */
    ReportAnswer reportOutcome(String commandId, Outcome outcome);

    /** What became of a batch. */
    sealed interface TelemetryAnswer permits Answered, RefusedWhole, Undelivered {}

    /** @param items one answer for each reading, in the order of the batch */
    record Answered(List<ItemAnswer> items) implements TelemetryAnswer {}

    /** Flip took none of the readings and never will take this batch: 400, 413 or 422. */
    record RefusedWhole(String cause) implements TelemetryAnswer {}

    /**
     * @param retryAfter how long Flip asks to wait; zero when it does not say
     * @param maybeProcessed whether Flip may have taken the batch although its answer was lost
     */
    record Undelivered(String cause, Duration retryAfter, boolean maybeProcessed) implements TelemetryAnswer {}

    /** @param message Flip's words, empty when it accepted the reading */
    record ItemAnswer(boolean ok, String message) {}

    /** What became of a report. */
    sealed interface ReportAnswer permits Reported, Refused, Failed {}

    record Reported(int status) implements ReportAnswer {}

    /** Flip will never take this report: 404, 409, 410 or 422. */
    record Refused(int status, String cause) implements ReportAnswer {}

    /** @param retryAfter how long Flip asks to wait; zero when it does not say */
    record Failed(String cause, Duration retryAfter) implements ReportAnswer {}
}
