package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Instant;
import org.springframework.security.authentication.ott.OneTimeToken;

/**
 * A new sign-in, as its mail tells it: the only place where link and code stand in clear.
 *
 * @param tokenValue for the link
 * @param code six digits
 */
record MailedToken(EmailAddress address, String tokenValue, String code, Instant expiresAt) implements OneTimeToken {

    @Override
    public String getTokenValue() {
        return tokenValue;
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
