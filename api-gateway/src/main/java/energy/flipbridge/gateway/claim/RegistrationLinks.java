package energy.flipbridge.gateway.claim;

import energy.flipbridge.gateway.iot.Nameplate;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What homeowners do with the link on their battery. Refusals are limited, counted and logged; everything blocks. */
@Component
@OnRole(Role.WEB)
public class RegistrationLinks {

    private final ClaimVerifier verifier;
    private final Claiming claiming;
    private final LinkRefusals refusals;
    private final InstantSource clock;

    RegistrationLinks(ClaimVerifier verifier, Claiming claiming, LinkRefusals refusals, InstantSource clock) {
        this.verifier = verifier;
        this.claiming = claiming;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @return what the link proves. @throws ProblemException with what to do next */
    public VerifiedLink verify(RegistrationLink link, Claimant claimant) {
        return limited(claimant, () -> verifier.verify(link, clock.instant()));
    }

    /** Makes the claimant the battery's owner, unless that is so already. @throws ProblemException with what to do next */
    public void register(VerifiedLink link, Claimant claimant) {
        limited(claimant, () -> claiming.register(link, new Claiming.Caller(claimant.actor(), claimant.requestId())));
    }

    /** @throws ProblemException the refusal of a battery that somebody else has */
    public void refuseOwned(Claimant claimant) {
        limited(claimant, () -> {
            throw ClaimProblem.OWNED_BY_ANOTHER.exception();
        });
    }

    /** What is known of the battery; all unknown when AWS IoT cannot be asked. */
    public Nameplate nameplate(VerifiedLink link) {
        return verifier.nameplate(link.thing());
    }

    private <T> T limited(Claimant claimant, Supplier<T> attempt) {
        refusals.check(claimant);
        try {
            return attempt.get();
        } catch (ProblemException e) {
            if (e.getStatusCode().is4xxClientError()) {
                refusals.refused(claimant, e);
            }
            throw e;
        }
    }
}
