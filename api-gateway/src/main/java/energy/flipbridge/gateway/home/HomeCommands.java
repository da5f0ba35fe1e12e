package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.Ownership;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends commands to homes for those who ask; blocks until their events are stored. */
@Component
@OnRole(Role.WEB)
class HomeCommands {

    private static final Logger LOG = LoggerFactory.getLogger(HomeCommands.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final CommandSender sender;
    private final Clock clock;

    HomeCommands(CommandSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    void send(Asker asker, Function<Instant, HomeCommand> command) {
        deliver(asker, command);
    }

    Ownership open(Asker asker, String siteId) {
        Object answer = deliver(asker, at -> new OpenHome(siteId, asker.actor(), at));
        if (answer instanceof Ownership ownership) {
            return ownership;
        }
        throw new IllegalStateException("OpenHome was answered with " + answer);
    }

    private @Nullable Object deliver(Asker asker, Function<Instant, HomeCommand> command) {
        try {
            return sender.send(command.apply(clock.instant().truncatedTo(ChronoUnit.MILLIS)), asker.metadata());
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("requestId", asker.requestId())
                    .setCause(e)
                    .log("what was asked of a home could not be stored");
            throw ProblemException.unavailable(
                    "store-unavailable", "It could not be stored. Send the same request again.", RETRY_AFTER);
        }
    }
}
