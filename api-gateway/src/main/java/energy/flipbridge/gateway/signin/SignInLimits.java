package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.KeyedHash;
import energy.flipbridge.gateway.security.RemoteNetwork;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often strangers may have mails sent and try codes. Codes are limited by the day as well: five guesses at each of many
 * mails would add up. The link, which nobody guesses, still works then.
 */
@Component
@OnRole(Role.WEB)
class SignInLimits {

    static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    static final List<Limit> MAILS_TO_ADDRESS = List.of(new Limit(1, RESEND_AFTER), new Limit(5, Duration.ofHours(1)));
    static final List<Limit> MAILS_FROM_NETWORK = List.of(new Limit(20, Duration.ofMinutes(10)));
    static final List<Limit> CODES_OF_ADDRESS = List.of(new Limit(20, Duration.ofDays(1)));
    static final List<Limit> PROOFS_FROM_NETWORK = List.of(new Limit(60, Duration.ofMinutes(10)));

    private final Limiter limiter;
    private final KeyedHash hash;

    SignInLimits(Limiter limiter, KeyedHash hash) {
        this.limiter = limiter;
        this.hash = hash;
    }

    void beforeMail(EmailAddress address, @Nullable InetSocketAddress remote) {
        take("mail-from", network(remote), MAILS_FROM_NETWORK);
        take("mail-to", hash.of(address), MAILS_TO_ADDRESS);
    }

    void beforeCode(EmailAddress address, @Nullable InetSocketAddress remote) {
        take("proof-from", network(remote), PROOFS_FROM_NETWORK);
        take("code-of", hash.of(address), CODES_OF_ADDRESS);
    }

    void beforeLink(@Nullable InetSocketAddress remote) {
        take("proof-from", network(remote), PROOFS_FROM_NETWORK);
    }

    private String network(@Nullable InetSocketAddress remote) {
        return hash.of("network", RemoteNetwork.of(remote));
    }

    private void take(String what, String whose, List<Limit> limits) {
        Duration wait = limiter.take(what + ":" + whose, limits);
        if (wait.isPositive()) {
            throw ProblemException.tooOften(
                    "sign-in-too-often",
                    "That was asked for too often. Use the link in the newest mail, or wait as long as the header "
                            + "Retry-After says.",
                    wait);
        }
    }
}
