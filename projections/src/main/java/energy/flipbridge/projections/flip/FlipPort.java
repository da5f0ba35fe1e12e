package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.command.Outcome;
import java.time.Duration;
import java.util.List;

/** What the forwarding needs of Flip's API. */
public interface FlipPort {

    /**
     * {@code POST /v1/telemetry/BATTERY}.
     *
     * @param body the request, byte for byte
     * @param items how many readings it holds; an answer of another length is none
     */
    TelemetryAnswer sendTelemetry(byte[] body, int items);

    /** {@code PATCH /v1/command/{id}}. */
    ReportAnswer reportOutcome(String commandId, Outcome outcome);

    sealed interface TelemetryAnswer {

        /** @param items one for each reading, in order */
        record Answered(List<ItemAnswer> items) implements TelemetryAnswer {}

        /**
         * Flip did not answer, or not usefully.
         *
         * @param retryAfter what Flip asked for; zero when it did not
         */
        record Undelivered(String cause, Duration retryAfter) implements TelemetryAnswer {}
    }

    /** @param message Flip's words when it refused */
    record ItemAnswer(boolean ok, String message) {}

    sealed interface ReportAnswer {

        record Reported(int status) implements ReportAnswer {}

        /** Flip will never take it: 404, 409, 410 or 422. */
        record Refused(int status, String cause) implements ReportAnswer {}

        /** @param retryAfter what Flip asked for; zero when it did not */
        record Failed(String cause, Duration retryAfter) implements ReportAnswer {}
    }
}
