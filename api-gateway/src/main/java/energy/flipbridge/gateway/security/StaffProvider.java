package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.StaffSettings;
import energy.flipbridge.gateway.settings.StaffSettings.Oidc;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The OpenID provider of the staff, asked when it is needed: the application starts without it. */
final class StaffProvider implements ReactiveClientRegistrationRepository {

    static final String ID = "staff";

    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final Mono<ClientRegistration> registration;

    StaffProvider(StaffSettings settings, GatewaySettings gateway) {
        Oidc oidc = Objects.requireNonNull(settings.oidc());
        String comesBackTo = UriComponentsBuilder.fromUri(gateway.publicUrl())
                .path("/login/oauth2/code/" + ID)
                .toUriString();
        this.registration = Blocking.call(() -> ask(oidc, comesBackTo))
                .cache(_ -> KNOWN_FOR, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
        return registrationId.equals(ID)
                ? registration.onErrorMap(
                        RuntimeException.class,
                        _ -> ProblemException.unavailable(
                                "staff-sign-in-unavailable",
                                "The OpenID provider cannot be reached. Sign in with a mail, or try again later.",
                                AGAIN_AFTER))
                : Mono.empty();
    }

    private static ClientRegistration ask(Oidc oidc, String comesBackTo) {
        return ClientRegistrations.fromOidcIssuerLocation(oidc.issuer().toString())
                .registrationId(ID)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret().value())
                .redirectUri(comesBackTo)
                .scope("openid", "email")
                .build();
    }
}
