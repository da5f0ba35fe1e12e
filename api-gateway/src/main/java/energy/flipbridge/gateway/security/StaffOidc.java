package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.StaffSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets staff sign in at an OpenID provider, from {@code /oauth2/authorization/staff}. The provider has to say that the
 * e-mail address is verified, and the address has to be on the list of the staff; the session is then like any other.
 */
@Component
@ConditionalOnProperty("flipbridge.staff.oidc.issuer")
class StaffOidc {

    private static final Logger LOG = LoggerFactory.getLogger(StaffOidc.class);
    private static final URI SIGNED_IN = URI.create("/");
    private static final URI REFUSED = URI.create("/sign-in?refused=staff");

    private final StaffProvider provider;
    private final StaffSignIns signIns;
    private final Staff staff;
    private final SessionContexts sessions;

    StaffOidc(
            StaffSettings settings,
            GatewaySettings gateway,
            MongoDatabaseFactory mongo,
            InstantSource clock,
            Staff staff,
            SessionContexts sessions) {
        this.provider = new StaffProvider(settings, gateway);
        this.signIns = new StaffSignIns(mongo, gateway, clock);
        this.staff = staff;
        this.sessions = sessions;
    }

    void configure(ServerHttpSecurity.OAuth2LoginSpec login) {
        login.clientRegistrationRepository(provider)
                .authorizationRequestRepository(signIns)
                .authorizedClientRepository(new NoAuthorizedClients())
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationSuccessHandler(this::signIn)
                .authenticationFailureHandler((filtered, failure) -> {
                    LOG.warn("a sign-in at the OpenID provider failed: {}", code(failure));
                    LOG.debug("why a sign-in at the OpenID provider failed", failure);
                    return redirect(filtered.getExchange(), REFUSED);
                });
    }

    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    /** The embedded database has no expiry of its own, so that every database is swept. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void eraseExpired() {
        signIns.eraseExpired();
    }

    private Mono<Void> signIn(WebFilterExchange filtered, Authentication authentication) {
        ServerWebExchange exchange = filtered.getExchange();
        Optional<Caller> caller =
                verifiedAddress(authentication).flatMap(staff::idOf).map(Caller::support);
        if (caller.isEmpty()) {
            LOG.warn("somebody who is not on the list of the staff came from the OpenID provider");
            return redirect(exchange, REFUSED);
        }
        return sessions.save(exchange, new SecurityContextImpl(new CallerAuthentication(caller.get())))
                .then(redirect(exchange, SIGNED_IN));
    }

    private static Optional<EmailAddress> verifiedAddress(Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user
                        && Boolean.TRUE.equals(user.getEmailVerified())
                        && user.getEmail() != null
                ? EmailAddress.parse(user.getEmail())
                : Optional.empty();
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, URI where) {
        return Mono.defer(() -> {
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(HttpStatus.SEE_OTHER);
            response.getHeaders().setLocation(where);
            return response.setComplete();
        });
    }
}
