package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.gateway.flip.FlipEnrolment;
import energy.flipbridge.gateway.flip.FlipEnrolments;
import energy.flipbridge.gateway.flip.FlipProgramme;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.flip.FlipTypes.KnownSite;
import energy.flipbridge.gateway.home.EnrolmentAnswers.Answer;
import energy.flipbridge.gateway.home.ProgrammesResponse.ProgrammeResponse;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeDetails.BatteryState;
import energy.flipbridge.projections.homes.HomeDetails.Enrolment;
import energy.flipbridge.projections.homes.HomeDetails.EnrolmentState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The programmes for a home, and its part in them. All of it blocks. */
@Component
@OnRole(Role.WEB)
class Programmes {

    /** in which a home is not in a programme and may ask for it */
    private static final Set<EnrolmentState> OUT = EnumSet.of(EnrolmentState.UNENROLLED, EnrolmentState.REFUSED);

    private final FlipSites sites;
    private final FlipEnrolments flip;
    private final HomePage page;
    private final DetailsForFlip details;
    private final HomeCommands commands;

    Programmes(FlipSites sites, FlipEnrolments flip, HomePage page, DetailsForFlip details, HomeCommands commands) {
        this.sites = sites;
        this.flip = flip;
        this.page = page;
        this.details = details;
        this.commands = commands;
    }

    ProgrammesResponse all(HomeDetails home) {
        FlipProblems.requireKnown(home);
        KnownSite site = FlipProblems.value(sites.site(home.siteId()), FlipProblems::notAtFlip);
        List<FlipProgramme> programmes = FlipProblems.value(
                flip.programmes(home.siteId(), Objects.requireNonNullElse(site.zipCode(), "")),
                FlipProblems::notAtFlip);
        Map<String, String> reasons = reasons(home);
        return new ProgrammesResponse(programmes.stream()
                .map(programme -> response(home, programme, reasons))
                .toList());
    }

    /** Asking for what the home is in, or has asked for, changes nothing. */
    void enrol(HomeDetails home, EnrolmentRequest request, Asker asker) {
        FlipProgramme programme =
                FlipProblems.value(flip.programme(home.siteId(), request.programId()), Programmes::unknownProgramme);
        if (!Objects.equals(programme.termsVersion(), request.termsVersion())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "terms-changed",
                    "The programme has other terms now than those that you were shown. Read them, then enrol.");
        }
        List<WrongField> errors = FormAnswers.errors(programme.form(), request.given());
        if (!errors.isEmpty()) {
            throw ProblemException.invalidFields(errors);
        }
        boolean isIn = home.enrolments().stream()
                .anyMatch(
                        enrolment -> enrolment.programId().equals(programme.id()) && !OUT.contains(enrolment.state()));
        if (isIn) {
            return;
        }
        List<String> things = home.batteries().stream()
                .filter(battery -> battery.state() == BatteryState.COMMISSIONED)
                .map(Battery::thing)
                .toList();
        if (things.isEmpty()) {
            throw FlipProblems.notAtFlip();
        }
        List<Answer> answers = FormAnswers.complete(programme.form(), request.given());
        String requestId = details.keep(home.owner(), new EnrolmentAnswers(answers));
        commands.send(
                asker,
                at -> new RequestEnrolment(
                        home.siteId(),
                        programme.id(),
                        things,
                        programme.termsVersion(),
                        Terms.hash(programme),
                        requestId,
                        at));
    }

    /** Leaving what was left changes nothing. */
    void leave(HomeDetails home, String enrolmentId, Asker asker) {
        boolean isKnown = home.enrolments().stream().anyMatch(enrolment -> enrolmentId.equals(enrolment.enrolmentId()));
        if (!isKnown) {
            throw ProblemException.notFound(
                    "unknown-enrolment",
                    "There is no such enrolment in this home. Open the home again to see which are.");
        }
        commands.send(asker, at -> new RequestLeaving(home.siteId(), enrolmentId, at));
    }

    /** Flip's words on enrolments, by their ids; they are asked for when they are wanted and kept nowhere. */
    private Map<String, String> reasons(HomeDetails home) {
        Map<String, String> reasons = new HashMap<>();
        List<FlipEnrolment> all = FlipProblems.value(flip.enrolments(home.siteId()), FlipProblems::notAtFlip);
        all.forEach(enrolment ->
                Optional.ofNullable(enrolment.reason()).ifPresent(reason -> reasons.put(enrolment.id(), reason)));
        return reasons;
    }

    private ProgrammeResponse response(HomeDetails home, FlipProgramme programme, Map<String, String> reasons) {
        Optional<Enrolment> enrolment = home.enrolments().stream()
                .filter(known -> known.programId().equals(programme.id()))
                .reduce((_, newest) -> newest);
        return ProgrammeResponse.of(
                programme,
                enrolment.map(page::enrolment).orElse(null),
                enrolment.map(Enrolment::enrolmentId).map(reasons::get).orElse(null));
    }

    private static ProblemException unknownProgramme() {
        return ProblemException.notFound(
                "unknown-programme", "There is no such programme for this home. GET its programmes to see which are.");
    }
}
