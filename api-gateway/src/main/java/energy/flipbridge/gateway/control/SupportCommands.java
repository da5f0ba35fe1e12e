package energy.flipbridge.gateway.control;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
import energy.flipbridge.projections.policy.CommandSender;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Sends what staff ask of batteries and commands; blocks until its events are stored. */
@Component
@OnRole(Role.WEB)
class SupportCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SupportCommands.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final CommandSender sender;
    private final Clock clock;

    /** Who asks, by which request. */
    record Asked(String actor, String requestId) {

        static Asked of(Principal principal, ServerWebExchange exchange) {
            return new Asked(Audit.support(principal.getName()), RequestIdFilter.idOf(exchange));
        }

        private Map<String, String> metadata() {
            return Audit.requested(actor, requestId);
        }
    }

    SupportCommands(CommandSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** @return whether it changed anything */
    boolean send(Asked asked, Function<Instant, Object> command) {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return Boolean.TRUE.equals(sender.send(command.apply(now), asked.metadata()));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("requestId", asked.requestId())
                    .setCause(e)
                    .log("what support asked for could not be stored");
            throw ProblemException.unavailable(
                    "store-unavailable", "It could not be stored. Send the same request again.", RETRY_AFTER);
        }
    }
}
