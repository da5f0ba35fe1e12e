package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Instant;
import org.springframework.security.authentication.ott.OneTimeToken;

/**
 * A sign-in whose link or code was shown, and which is over by that.
 *
 * @param continueAt the path where the person wanted to go
 */
record SpentToken(EmailAddress address, Language language, String continueAt, Instant expiresAt)
        implements OneTimeToken {

    @Override
    public String getTokenValue() {
        return "";
    }

    @Override
    public String getUsername() {
        return address.value();
    }

    @Override
    public Instant getExpiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "(sign-in)";
    }
}
