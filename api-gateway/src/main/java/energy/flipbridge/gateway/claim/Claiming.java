package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.Claim;
import energy.flipbridge.domain.device.DeviceCommand;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.gateway.flip.Commissioner;
import energy.flipbridge.gateway.flip.FlipFault;
import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Claims a battery for its owner and commissions it at Flip. Each step may be repeated, so that after a crash at any point
 * the same request completes what is missing.
 */
@Component
@OnRole(Role.WEB)
class Claiming {

    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** Who asks, and in which request. */
    record Caller(String owner, String requestId) {}

    private final ClaimVerifier verifier;
    private final Commissioner commissioner;
    private final CommandSender sender;
    private final Clock clock;

    Claiming(ClaimVerifier verifier, Commissioner commissioner, CommandSender sender, Clock clock) {
        this.verifier = verifier;
        this.commissioner = commissioner;
        this.sender = sender;
        this.clock = clock;
    }

    /** Blocks. @throws ProblemException with what to do next */
    ClaimedDevice claim(String thing, ClaimRequest request, Caller caller) {
        VerifiedLink link = verifier.verify(thing, request, clock.instant());
        return commission(thing, request, caller, register(link, caller));
    }

    /** Blocks. @return that it is the caller's now or was before. @throws ProblemException with what to do next */
    Claim register(VerifiedLink link, Caller caller) {
        Object answer = send(
                new RegisterDevice(link.thing(), caller.owner(), link.certificateId(), link.nonce(), now()), caller);
        return switch (answer) {
            case Claim.OWNED_BY_ANOTHER -> throw ClaimProblem.OWNED_BY_ANOTHER.exception();
            case Claim.NONCE_SPENT -> throw ClaimProblem.NONCE_SPENT.exception();
            case Claim claim -> claim;
            case null, default -> throw new IllegalStateException("RegisterDevice was answered with " + answer);
        };
    }

    private ClaimedDevice commission(String thing, ClaimRequest request, Caller caller, Claim claim) {
        if (!request.wantsCommissioning() || request.site() == null || request.device() == null) {
            return ClaimedDevice.claimed(thing, caller.owner(), claim);
        }
        Commissioning result = commissioner.commission(
                request.site().forFlip(thing), request.device().forFlip(thing, clock.instant()));
        boolean alreadyKnown = switch (result) {
            case Commissioning.Done _ -> false;
            case Commissioning.AlreadyOurs _ -> true;
            case Commissioning.Conflict(String cause) ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "flip-conflict",
                        "The battery is claimed, but not commissioned: " + cause
                                + ". Correct the data, or have Flip remove the old site; then send it again.");
            case Commissioning.Rejected(int _, List<FlipFault> _, String cause) ->
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "flip-rejected",
                        "The battery is claimed, but Flip did not accept the data (" + cause
                                + "). Correct them and send the request again.");
            case Commissioning.Unavailable(String cause, Duration retryAfter) -> throw unavailable(cause, retryAfter);
        };
        send(
                new RecordCommissioning(
                        thing, caller.owner(), FlipIds.site(thing), FlipIds.device(thing), alreadyKnown, now()),
                caller);
        return ClaimedDevice.commissioned(thing, caller.owner(), claim, alreadyKnown);
    }

    private static ProblemException unavailable(String cause, Duration retryAfter) {
        return ProblemException.unavailable(
                "flip-unreachable",
                "The battery is claimed, but Flip could not be told (" + cause
                        + "). Send the same request again to commission it.",
                retryAfter.isPositive() ? retryAfter : RETRY_AFTER);
    }

    private @Nullable Object send(DeviceCommand command, Caller caller) {
        try {
            return sender.send(command, Audit.requested(caller.owner(), caller.requestId()));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("requestId", caller.requestId())
                    .setCause(e)
                    .log("the claim of {} could not be stored", command.thing());
            throw ProblemException.unavailable(
                    "store-unavailable", "The claim could not be stored. Send the same request again.", RETRY_AFTER);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
