package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The embedded database has no expiry of its own, so that every database is swept. */
@Component
@OnRole(Role.WEB)
class SignInSweep {

    private final OpenSignIns signIns;
    private final Limiter limiter;

    SignInSweep(OpenSignIns signIns, Limiter limiter) {
        this.signIns = signIns;
        this.limiter = limiter;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void eraseExpired() {
        signIns.eraseExpired();
        limiter.eraseExpired();
    }
}
