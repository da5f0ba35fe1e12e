package energy.flipbridge.gateway.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param emails who signs in as support: {@code <id>=<e-mail address>}, where the id stands in the audit
 * @param oidc through whom they may sign in, other than by a mail
 */
@ConfigurationProperties("flipbridge.staff")
public record StaffSettings(
        @DefaultValue List<String> emails, @Nullable Oidc oidc) {

    public StaffSettings {
        emails = List.copyOf(emails);
    }

    /**
     * An OpenID provider.
     *
     * @param issuer where {@code /.well-known/openid-configuration} is
     */
    public record Oidc(URI issuer, String clientId, Secret clientSecret) {}
}
