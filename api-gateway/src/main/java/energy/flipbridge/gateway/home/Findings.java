package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.gateway.flip.Commissioner;
import energy.flipbridge.gateway.flip.FlipAnswer;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.flip.FlipTypes;
import energy.flipbridge.gateway.home.DetailsForFlip.Verdict;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.errands.FlipHomes.FindAnswer;
import energy.flipbridge.projections.errands.FlipHomes.Nothing;
import energy.flipbridge.projections.errands.FlipHomes.Ours;
import energy.flipbridge.projections.errands.FlipHomes.Refused;
import energy.flipbridge.projections.errands.FlipHomes.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out whose a battery is at Flip when it was given up before Flip's answer to its commissioning was known. What is
 * found takes the place of the details as the verdict, so that the same is found again after a crash. Blocks.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
class Findings {

    private final DetailsForFlip details;
    private final Commissioner commissioner;
    private final FlipSites sites;

    Findings(DetailsForFlip details, Commissioner commissioner, FlipSites sites) {
        this.details = details;
        this.commissioner = commissioner;
        this.sites = sites;
    }

    FindAnswer find(String siteId, String thing, String requestId, boolean first) {
        Optional<Verdict> known =
                details.verdict(requestId).filter(verdict -> verdict.refusal() != Refusal.DETAILS_LOST);
        if (known.isPresent()) {
            Refused refused = FlipErrands.refused(known.get());
            return refused == null ? new Ours() : refused;
        }
        FindAnswer found = answer(details.find(requestId, BatteryDetails.class)
                .map(given -> compared(siteId, thing, given, first))
                .orElseGet(() -> withoutDetails(siteId, thing, first)));
        settle(requestId, found);
        return found;
    }

    private FlipAnswer<FindAnswer> compared(String siteId, String thing, BatteryDetails given, boolean first) {
        FlipTypes.Device device = given.battery().forFlip(siteId, thing, given.installedAt());
        Address address = given.address();
        FlipAnswer<Boolean> isOurs = first && address != null
                ? commissioner.isOurs(address.forFlip(siteId, given.email()), device)
                : commissioner.isOurs(device);
        return isOurs.map(ours -> ours ? new Ours() : new Refused(List.of(), Refusal.CONFLICT));
    }

    /** A site that Flip took from us is ours with what it holds; of another nothing can be told. */
    private FlipAnswer<FindAnswer> withoutDetails(String siteId, String thing, boolean first) {
        return first
                ? sites.site(siteId).map(_ -> new Refused(List.of(), Refusal.DETAILS_LOST))
                : sites.device(siteId, FlipIds.device(thing)).map(_ -> new Ours());
    }

    private static FindAnswer answer(FlipAnswer<FindAnswer> answer) {
        return switch (answer) {
            case FlipAnswer.Done<FindAnswer>(FindAnswer found) -> found;
            case FlipAnswer.Missing<FindAnswer> _ -> new Nothing();
            case FlipAnswer.Conflict<FindAnswer> _ -> new Unavailable("HTTP 409", Duration.ZERO);
            case FlipAnswer.Refused<FindAnswer>(int status, List<FlipFault> _, String _) ->
                new Unavailable("HTTP " + status, Duration.ZERO);
            case FlipAnswer.Unavailable<FindAnswer>(String cause, Duration retryAfter) ->
                FlipErrands.unavailable(cause, retryAfter);
        };
    }

    private void settle(String requestId, FindAnswer found) {
        switch (found) {
            case Ours _ -> details.settle(requestId, Verdict.DONE);
            case Nothing _ -> details.settle(requestId, Verdict.LOST);
            case Refused refused -> details.settle(requestId, new Verdict(refused.reason(), List.of()));
            case Unavailable _ -> {}
        }
    }
}
