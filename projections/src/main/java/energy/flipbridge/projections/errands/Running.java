package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordContactErased;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.errands.Errand.Commission;
import energy.flipbridge.projections.errands.Errand.Enrol;
import energy.flipbridge.projections.errands.Errand.EraseContact;
import energy.flipbridge.projections.errands.Errand.Leave;
import energy.flipbridge.projections.errands.Errand.Remove;
import energy.flipbridge.projections.errands.FlipHomes.Commissioned;
import energy.flipbridge.projections.errands.FlipHomes.Done;
import energy.flipbridge.projections.errands.FlipHomes.Enrolled;
import energy.flipbridge.projections.errands.FlipHomes.Nothing;
import energy.flipbridge.projections.errands.FlipHomes.Ours;
import energy.flipbridge.projections.errands.FlipHomes.Refused;
import energy.flipbridge.projections.errands.FlipHomes.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Asks Flip for one thing, and turns the answer into what is to be recorded. */
record Running(Supplier<FlipHomes> homes, InstantSource clock) {

    /** Flip will not let go of what it must not keep; somebody has to look at it */
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
            case Remove(String thing, boolean isAtFlip, String unanswered) ->
                unanswered != null
                        ? findAndRemove(siteId, thing, unanswered, !task.isKnownToFlip())
                        : isAtFlip ? remove(siteId, thing) : removed(siteId, thing);
            case EraseContact _ -> eraseContact(siteId, task.isContactAtFlip());
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

    private Result findAndRemove(String siteId, String thing, String requestId, boolean first) {
        return switch (homes.get().find(siteId, thing, requestId, first)) {
            case Ours _ -> remove(siteId, thing);
            case Nothing _ -> removed(siteId, thing);
            case Refused(List<String> _, Refusal reason)
            when reason == Refusal.DETAILS_LOST ->
                new Result.Later("whose it is at Flip cannot be told any more", STUCK);
            case Refused refused -> refused(siteId, thing, requestId, refused);
            case Unavailable answer -> later(answer);
        };
    }

    private Result removed(String siteId, String thing) {
        return new Result.Recording(new RecordBatteryRemoved(siteId, thing, now()));
    }

    private Result remove(String siteId, String thing) {
        return switch (homes.get().removeBattery(siteId, thing)) {
            case Done _ -> removed(siteId, thing);
            case Refused refused -> new Result.Later("Flip refuses to let the battery go: " + refused.reason(), STUCK);
            case Unavailable answer -> later(answer);
        };
    }

    private Result eraseContact(String siteId, boolean isAtFlip) {
        if (!isAtFlip) {
            return new Result.Recording(new RecordContactErased(siteId, now()));
        }
        return switch (homes.get().eraseContact(siteId)) {
            case Done _ -> new Result.Recording(new RecordContactErased(siteId, now()));
            case Refused refused -> new Result.Later("Flip refuses to forget the contact: " + refused.reason(), STUCK);
            case Unavailable answer -> later(answer);
        };
    }

    private Result commission(String siteId, Commission errand, boolean first) {
        String thing = errand.thing();
        String requestId = errand.requestId();
        return switch (homes.get().commission(siteId, thing, requestId, first)) {
            case Commissioned(boolean alreadyKnown) ->
                new Result.Recording(new RecordBatteryCommissioned(siteId, thing, requestId, alreadyKnown, now()));
            case Refused refused -> refused(siteId, thing, requestId, refused);
            case Unavailable answer -> later(answer);
        };
    }

    private Result refused(String siteId, String thing, String requestId, Refused refused) {
        return new Result.Recording(
                new RecordCommissioningRefused(siteId, thing, requestId, refused.fields(), refused.reason(), now()));
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
