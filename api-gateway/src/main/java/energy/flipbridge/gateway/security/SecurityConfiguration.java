package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.MetricsSettings;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.web.Blocking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/** Who may call what. Whatever is not named here is for support alone. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    private static final String TELEMETRY = "/api/devices/telemetry";
    private static final String WEBHOOK = "/api/flip-webhook";
    private static final String METRICS = "/actuator/prometheus";
    private static final String MAILS_OFF = "/api/mails/off";
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String[] PAGES = {
        "/",
        "/index.html",
        "/assets/**",
        "/favicon*",
        "/sign-in/**",
        "/devices/register",
        "/home/**",
        "/settings",
        "/account/*",
        "/mails/off",
        "/support/**"
    };

    /** The prototype's pipe from SQS shows the shared secret: 401 when it is missing, 403 when it is wrong. */
    @Bean
    @Order(1)
    SecurityWebFilterChain telemetryRoute(
            ServerHttpSecurity http,
            WebhookSettings settings,
            FailedAttempts attempts,
            SecurityProblems problems,
            StrictTransport transport) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(sharedSecret(settings));
        filter.setServerAuthenticationConverter(new LimitedBearer(attempts, Bearer::ofFlip));
        filter.setAuthenticationFailureHandler(problems.wrongSharedSecret(attempts));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return common(http, problems, transport)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(TELEMETRY, HttpMethod.POST))
                .addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges -> exchanges.anyExchange().hasRole(BearerAuthentication.PIPE))
                .build();
    }

    /** Flip's own proof is checked with the body at hand; a bearer secret here is no support token. */
    @Bean
    @Order(2)
    SecurityWebFilterChain webhookRoute(ServerHttpSecurity http, SecurityProblems problems, StrictTransport transport) {
        return common(http, problems, transport)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(WEBHOOK, HttpMethod.POST))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    /** Mail programs have no session, and the link's token is all that counts, whoever is signed in. */
    @Bean
    @Order(3)
    SecurityWebFilterChain mailsOffRoute(
            ServerHttpSecurity http, SecurityProblems problems, StrictTransport transport) {
        return common(http, problems, transport)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(MAILS_OFF, HttpMethod.POST))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    /** A key to the metrics alone, for a program that keeps it in a file; support may look as well. */
    @Bean
    @Order(4)
    SecurityWebFilterChain metricsRoute(
            ServerHttpSecurity http,
            MetricsSettings settings,
            SupportTokens tokens,
            FailedAttempts attempts,
            SecurityProblems problems,
            StrictTransport transport) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(metricsOrSupportToken(settings, tokens));
        filter.setServerAuthenticationConverter(new LimitedBearer(attempts, Bearer::of));
        filter.setAuthenticationFailureHandler(problems.wrongMetricsToken(attempts));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return common(http, problems, transport)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(METRICS, HttpMethod.GET))
                .addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges ->
                        exchanges.anyExchange().hasAnyRole(BearerAuthentication.METRICS, CallerRole.SUPPORT.name()))
                .build();
    }

    @Bean
    @Order(5)
    SecurityWebFilterChain everythingElse(
            ServerHttpSecurity http,
            SupportTokens tokens,
            SessionContexts sessions,
            BrowserCsrf browsers,
            ObjectProvider<StaffOidc> oidc,
            FailedAttempts attempts,
            SecurityProblems problems,
            StrictTransport transport) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(supportTokens(tokens));
        filter.setServerAuthenticationConverter(new LimitedBearer(attempts, Bearer::of));
        filter.setAuthenticationFailureHandler(problems.wrongSupportToken(attempts));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        oidc.ifAvailable(provider -> http.oauth2Login(provider::configure));
        return common(http, problems, transport)
                .securityContextRepository(sessions)
                .csrf(csrf -> browsers.configure(csrf, problems))
                .addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(SecurityConfiguration::routes)
                .build();
    }

    private static void routes(ServerHttpSecurity.AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/webjars/swagger-ui/**")
                .permitAll()
                .pathMatchers(HttpMethod.GET, PAGES)
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/session")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/sign-in/**")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/sign-out")
                .authenticated()
                .pathMatchers(HomeownerRoutes.PATTERNS)
                .hasRole(CallerRole.HOMEOWNER.name())
                .anyExchange()
                .hasRole(CallerRole.SUPPORT.name());
    }

    private static ServerHttpSecurity common(
            ServerHttpSecurity http, SecurityProblems problems, StrictTransport transport) {
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems.notSignedIn())
                        .accessDeniedHandler(problems.forbidden()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                        .writer(transport)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static ReactiveAuthenticationManager sharedSecret(WebhookSettings settings) {
        return shown -> {
            Secret secret = settings.sharedSecret();
            return secret != null && secret.matches(((BearerAuthentication) shown).shown())
                    ? Mono.just(BearerAuthentication.checked("pipe", BearerAuthentication.PIPE))
                    : Mono.error(new BadCredentialsException("wrong shared secret"));
        };
    }

    private static ReactiveAuthenticationManager metricsOrSupportToken(MetricsSettings settings, SupportTokens tokens) {
        ReactiveAuthenticationManager support = supportTokens(tokens);
        return shown -> {
            Secret secret = settings.token();
            return secret != null && secret.matches(((BearerAuthentication) shown).shown())
                    ? Mono.just(BearerAuthentication.checked("metrics", BearerAuthentication.METRICS))
                    : support.authenticate(shown);
        };
    }

    private static ReactiveAuthenticationManager supportTokens(SupportTokens tokens) {
        return shown -> Blocking.call(() -> checked(tokens, ((BearerAuthentication) shown).shown()));
    }

    private static Authentication checked(SupportTokens tokens, String shown) {
        return SupportToken.parse(shown)
                .filter(tokens::isValid)
                .map(token -> new CallerAuthentication(Caller.support(token.name())))
                .orElseThrow(() -> new BadCredentialsException("unknown, expired or revoked support token"));
    }
}
