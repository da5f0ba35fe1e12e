package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Duration;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;

/** Somebody wants to sign in, and to go on somewhere afterwards. */
final class SignInWish extends GenerateOneTimeTokenRequest {

    static final Duration VALIDITY = Duration.ofMinutes(10);

    private final EmailAddress address;
    private final Language language;
    private final String continueAt;

    SignInWish(EmailAddress address, Language language, String continueAt) {
        super(address.value(), VALIDITY);
        this.address = address;
        this.language = language;
        this.continueAt = continueAt;
    }

    EmailAddress address() {
        return address;
    }

    Language language() {
        return language;
    }

    String continueAt() {
        return continueAt;
    }
}
