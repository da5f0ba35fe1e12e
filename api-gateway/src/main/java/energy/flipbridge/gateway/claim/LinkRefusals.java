package energy.flipbridge.gateway.claim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Refused registration links: each is counted and logged, and whoever gets too many within ten minutes, as an account or from
 * a network, waits. So nobody tries links out, and nobody uses up the few calls a second that AWS IoT allows.
 */
@Component
@OnRole(Role.WEB)
class LinkRefusals {

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MOST_OF_ACCOUNT = 10;

    /** many homes may share an address */
    private static final int MOST_FROM_NETWORK = 60;

    private static final Logger LOG = LoggerFactory.getLogger(LinkRefusals.class);
    private static final String REFUSED = "flipbridge.registration.refused";
    private static final int MOST_KEYS = 50_000;
    private static final String TYPE = "urn:flipbridge:problem:";

    private final Cache<String, AtomicInteger> counts;
    private final MeterRegistry meters;

    LinkRefusals(InstantSource clock, MeterRegistry meters) {
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(WINDOW)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
        this.meters = meters;
        // what never came is a zero
        for (ClaimProblem problem : ClaimProblem.values()) {
            meters.counter(REFUSED, "reason", problem.type());
        }
    }

    /** @throws ProblemException 429 after too many refusals */
    void check(Claimant claimant) {
        boolean isBlocked =
                hasReached(account(claimant), MOST_OF_ACCOUNT) || hasReached(network(claimant), MOST_FROM_NETWORK);
        if (isBlocked) {
            ProblemException problem = new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-refusals",
                    "Too many registration links were refused. Wait ten minutes, let the battery make a new link, and "
                            + "use that one.");
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(WINDOW.toSeconds()));
            throw problem;
        }
    }

    void refused(Claimant claimant, ProblemException refusal) {
        count(account(claimant));
        count(network(claimant));
        String reason = String.valueOf(refusal.getBody().getType()).replace(TYPE, "");
        meters.counter(REFUSED, "reason", reason).increment();
        LOG.atWarn()
                .addKeyValue("actor", claimant.actor())
                .addKeyValue("requestId", claimant.requestId())
                .addKeyValue("reason", reason)
                .log("a registration link was refused");
    }

    private boolean hasReached(String key, int most) {
        AtomicInteger count = counts.getIfPresent(key);
        return count != null && count.get() >= most;
    }

    private void count(String key) {
        counts.get(key, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static String account(Claimant claimant) {
        return "account " + claimant.actor();
    }

    private static String network(Claimant claimant) {
        return "network " + claimant.network();
    }
}
