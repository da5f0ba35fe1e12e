package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.gateway.flip.Commissioner;
import energy.flipbridge.gateway.flip.FlipAnswer;
import energy.flipbridge.gateway.flip.FlipEnrolment;
import energy.flipbridge.gateway.flip.FlipEnrolments;
import energy.flipbridge.gateway.flip.FlipEnrolments.Application;
import energy.flipbridge.gateway.flip.FlipEnrolments.Attribute;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.flip.FlipTypes;
import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.home.DetailsForFlip.Verdict;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.errands.FlipHomes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Carries out at Flip what homes ask for. A call whose answer was lost is made again: Flip's 409 is then told from a real
 * conflict by what Flip has, and a verdict that was written down before is the answer, without asking Flip.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
class FlipErrands implements FlipHomes {

    private final DetailsForFlip details;
    private final Commissioner commissioner;
    private final Findings findings;
    private final FlipSites sites;
    private final FlipEnrolments enrolments;
    private final LastReadings lastReadings;

    FlipErrands(
            DetailsForFlip details,
            Commissioner commissioner,
            Findings findings,
            FlipSites sites,
            FlipEnrolments enrolments,
            LastReadings lastReadings) {
        this.details = details;
        this.commissioner = commissioner;
        this.findings = findings;
        this.sites = sites;
        this.enrolments = enrolments;
        this.lastReadings = lastReadings;
    }

    @Override
    public CommissionAnswer commission(String siteId, String thing, String requestId, boolean first) {
        Optional<Verdict> known = details.verdict(requestId);
        if (known.isPresent()) {
            Refused refused = refused(known.get());
            return refused == null ? new Commissioned(true) : refused;
        }
        return details.find(requestId, BatteryDetails.class)
                .map(found -> commission(siteId, thing, requestId, found, first))
                .orElseGet(() -> new Refused(List.of(), Refusal.DETAILS_LOST));
    }

    private CommissionAnswer commission(
            String siteId, String thing, String requestId, BatteryDetails given, boolean first) {
        FlipTypes.Device device = given.battery().forFlip(siteId, thing, given.installedAt());
        Address address = given.address();
        Commissioning result = first && address != null
                ? commissioner.moveIn(address.forFlip(siteId, given.email()), device)
                : commissioner.add(device);
        return switch (result) {
            case Commissioning.Done _ -> commissioned(requestId, false);
            case Commissioning.AlreadyOurs _ -> commissioned(requestId, true);
            case Commissioning.Conflict _ -> refuse(requestId, new Verdict(Refusal.CONFLICT, List.of()));
            case Commissioning.Rejected(int _, List<FlipFault> faults, String _) ->
                refuse(requestId, verdict(FlipFields.all(faults, FlipFields::ofCommissioning)));
            case Commissioning.Unavailable(String cause, Duration retryAfter) -> unavailable(cause, retryAfter);
        };
    }

    @Override
    public FindAnswer find(String siteId, String thing, String requestId, boolean first) {
        return findings.find(siteId, thing, requestId, first);
    }

    private CommissionAnswer commissioned(String requestId, boolean alreadyKnown) {
        details.settle(requestId, Verdict.DONE);
        return new Commissioned(alreadyKnown);
    }

    @Override
    public EnrolAnswer enrol(
            String siteId, String programId, List<String> things, @Nullable String termsVersion, String requestId) {
        Optional<Verdict> known = details.verdict(requestId);
        if (known.isPresent()) {
            Refused refused = refused(known.get());
            return refused == null ? existing(siteId, programId, requestId, Refusal.DETAILS_LOST) : refused;
        }
        return details.find(requestId, EnrolmentAnswers.class)
                .map(given -> enrol(siteId, programId, things, termsVersion, requestId, given))
                .orElseGet(() -> new Refused(List.of(), Refusal.DETAILS_LOST));
    }

    private EnrolAnswer enrol(
            String siteId,
            String programId,
            List<String> things,
            @Nullable String termsVersion,
            String requestId,
            EnrolmentAnswers given) {
        Application application = new Application(
                programId,
                things.stream().map(FlipIds::device).toList(),
                termsVersion,
                given.answers().stream()
                        .map(answer -> new Attribute(answer.name(), answer.value()))
                        .toList());
        return switch (enrolments.enrol(siteId, application)) {
            case FlipAnswer.Done<FlipEnrolment>(FlipEnrolment enrolment) -> enrolled(requestId, enrolment);
            case FlipAnswer.Conflict<FlipEnrolment> _ -> existing(siteId, programId, requestId, Refusal.CONFLICT);
            case FlipAnswer.Missing<FlipEnrolment> _ -> refuse(requestId, new Verdict(Refusal.REFUSED, List.of()));
            case FlipAnswer.Refused<FlipEnrolment>(int _, List<FlipFault> faults, String _) ->
                refuse(requestId, verdict(FlipFields.all(faults, FlipFields.ofEnrolment(given.answers()))));
            case FlipAnswer.Unavailable<FlipEnrolment>(String cause, Duration retryAfter) ->
                unavailable(cause, retryAfter);
        };
    }

    /** @param otherwise what it means when Flip has none */
    private EnrolAnswer existing(String siteId, String programId, String requestId, Refusal otherwise) {
        return switch (enrolments.enrolments(siteId)) {
            case FlipAnswer.Done<List<FlipEnrolment>>(List<FlipEnrolment> all) ->
                all.stream()
                        .filter(enrolment -> enrolment.programId().equals(programId) && !enrolment.isOver())
                        .findFirst()
                        .<EnrolAnswer>map(enrolment -> enrolled(requestId, enrolment))
                        .orElseGet(() -> refuse(requestId, new Verdict(otherwise, List.of())));
            case FlipAnswer.Unavailable<List<FlipEnrolment>>(String cause, Duration retryAfter) ->
                unavailable(cause, retryAfter);
            case FlipAnswer<List<FlipEnrolment>> _ -> refuse(requestId, new Verdict(otherwise, List.of()));
        };
    }

    private EnrolAnswer enrolled(String requestId, FlipEnrolment enrolment) {
        details.settle(requestId, Verdict.DONE);
        return new Enrolled(
                enrolment.id(), enrolment.things(), EnrolmentStatus.of(enrolment.status()), enrolment.updatedAt());
    }

    @Override
    public Answer leave(String siteId, String enrolmentId) {
        return ended(enrolments.leave(siteId, enrolmentId));
    }

    @Override
    public Answer removeBattery(String siteId, String thing) {
        if (!lastReadings.areAnswered(thing)) {
            return new Unavailable("its readings wait for Flip", Duration.ZERO);
        }
        Answer answer = ended(sites.remove(siteId, FlipIds.device(thing)));
        if (!(answer instanceof Unavailable)) {
            lastReadings.forget(thing);
        }
        return answer;
    }

    @Override
    public Answer eraseContact(String siteId) {
        return ended(sites.eraseContact(siteId));
    }

    private static Answer ended(FlipAnswer<JsonNode> answer) {
        return switch (answer) {
            case FlipAnswer.Done<JsonNode> _, FlipAnswer.Missing<JsonNode> _ -> new Done();
            case FlipAnswer.Conflict<JsonNode> _ -> new Refused(List.of(), Refusal.CONFLICT);
            case FlipAnswer.Refused<JsonNode> _ -> new Refused(List.of(), Refusal.REFUSED);
            case FlipAnswer.Unavailable<JsonNode>(String cause, Duration retryAfter) -> unavailable(cause, retryAfter);
        };
    }

    private Refused refuse(String requestId, Verdict verdict) {
        details.settle(requestId, verdict);
        return Objects.requireNonNull(refused(verdict));
    }

    /** Flip's words might repeat what was sent; its status and our own words do not. */
    static Unavailable unavailable(String cause, Duration retryAfter) {
        return new Unavailable(cause.startsWith("HTTP ") ? cause.replaceFirst(":.*", "") : cause, retryAfter);
    }

    private static Verdict verdict(List<WrongField> errors) {
        return new Verdict(errors.isEmpty() ? Refusal.REFUSED : Refusal.FIELDS, errors);
    }

    static @Nullable Refused refused(Verdict verdict) {
        return verdict.refusal() == null
                ? null
                : new Refused(
                        verdict.errors().stream()
                                .map(WrongField::field)
                                .distinct()
                                .toList(),
                        verdict.refusal());
    }
}
