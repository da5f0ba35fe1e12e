package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.projections.errands.Errand.Commission;
import energy.flipbridge.projections.errands.Errand.Enrol;
import energy.flipbridge.projections.errands.Errand.Leave;
import energy.flipbridge.projections.errands.Errand.Remove;
import energy.flipbridge.projections.errands.FlipHomes.Commissioned;
import energy.flipbridge.projections.errands.FlipHomes.Done;
import energy.flipbridge.projections.errands.FlipHomes.Enrolled;
import energy.flipbridge.projections.errands.FlipHomes.Refused;
import energy.flipbridge.projections.errands.FlipHomes.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;

/** Asks Flip for one thing, and turns the answer into what is to be recorded. */
record Running(Supplier<FlipHomes> homes, InstantSource clock) {

    /** Flip will not let a battery go that it must not keep; somebody has to look at it */
    private static final Duration STUCK = Duration.ofMinutes(15);

    sealed interface Result {

        record Recording(HomeCommand command) implements Result {}

        record Later(String cause, Duration retryAfter) implements Result {}
    }

    Result run(Task task) {
        String siteId = task.siteId();
        return switch (task.errand()) {
            case Commission errand -> commission(siteId, errand, !task.isKnownToFlip());
            case Enrol errand -> enrol(siteId, errand);
            case Leave errand -> leave(siteId, errand.enrolmentId());
            case Remove errand -> remove(siteId, errand.thing());
        };
    }

    private Result leave(String siteId, String enrolmentId) {
        return switch (homes.get().leave(siteId, enrolmentId)) {
            case Done _ -> new Result.Recording(new RecordLeft(siteId, enrolmentId, now()));
            case Refused refused ->
                new Result.Recording(new RecordLeavingRefused(siteId, enrolmentId, refused.reason(), now()));
            case Unavailable answer -> later(answer);
        };
    }

    private Result remove(String siteId, String thing) {
        return switch (homes.get().removeBattery(siteId, thing)) {
            case Done _ -> new Result.Recording(new RecordBatteryRemoved(siteId, thing, now()));
            case Refused refused -> new Result.Later("Flip refuses to let the battery go: " + refused.reason(), STUCK);
            case Unavailable answer -> later(answer);
        };
    }

    private Result commission(String siteId, Commission errand, boolean first) {
        String thing = errand.thing();
        String requestId = errand.requestId();
        return switch (homes.get().commission(siteId, thing, requestId, first)) {
            case Commissioned(boolean alreadyKnown) ->
                new Result.Recording(new RecordBatteryCommissioned(siteId, thing, requestId, alreadyKnown, now()));
            case Refused refused ->
                new Result.Recording(new RecordCommissioningRefused(
                        siteId, thing, requestId, refused.fields(), refused.reason(), now()));
            case Unavailable answer -> later(answer);
        };
    }

    private Result enrol(String siteId, Enrol errand) {
        String programId = errand.programId();
        return switch (homes.get()
                .enrol(siteId, programId, errand.things(), errand.termsVersion(), errand.requestId())) {
            case Enrolled enrolled ->
                new Result.Recording(new RecordEnrolment(
                        siteId,
                        enrolled.enrolmentId(),
                        programId,
                        enrolled.things(),
                        enrolled.status(),
                        Objects.requireNonNullElse(enrolled.updatedAt(), Instant.EPOCH),
                        now()));
            case Refused refused ->
                new Result.Recording(new RecordEnrolmentRefused(
                        siteId, programId, errand.requestId(), refused.fields(), refused.reason(), now()));
            case Unavailable answer -> later(answer);
        };
    }

    private static Result later(Unavailable answer) {
        return new Result.Later(answer.cause(), answer.retryAfter());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
