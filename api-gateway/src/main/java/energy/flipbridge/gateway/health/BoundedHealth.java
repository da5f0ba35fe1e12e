package energy.flipbridge.gateway.health;

import energy.flipbridge.gateway.web.Blocking;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * A check that may block, made fit for probes: it runs away from the event loops, one at a time however many ask; its
 * result serves for a second; who asks has an answer within two, and a check that takes longer counts as failed. It is not
 * interrupted, and no other begins before it ends.
 */
public final class BoundedHealth implements ReactiveHealthIndicator {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Mono<Health> check;

    public BoundedHealth(Callable<Health> check) {
        this.check = Blocking.call(check)
                .onErrorResume(e -> Mono.just(Health.down(e).build()))
                .cache(GOOD_FOR);
    }

    @Override
    public Mono<Health> health() {
        return check.timeout(LONGEST, Mono.fromSupplier(BoundedHealth::tooSlow));
    }

    private static Health tooSlow() {
        return Health.down()
                .withDetail("error", "no answer within " + LONGEST.toSeconds() + " s")
                .build();
    }
}
