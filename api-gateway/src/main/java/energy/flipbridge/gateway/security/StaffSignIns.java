package energy.flipbridge.gateway.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The sign-ins that are under way at the OpenID provider, for every node: a document each, that only the browser which
 * began it can name, and that can be used once.
 */
final class StaffSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "FLIPBRIDGE-STAFF-SIGN-IN";

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    /** from one network, on a node, while they are valid; more than any office begins */
    private static final int MOST_BEGUN = 30;

    private final MongoCollection<Document> collection;
    private final boolean secure;
    private final InstantSource clock;
    private final FailedAttempts begun;
    private final SecureRandom random = new SecureRandom();

    StaffSignIns(MongoDatabaseFactory mongo, GatewaySettings settings, InstantSource clock) {
        this.collection = mongo.getMongoDatabase().getCollection("staff_sign_ins");
        this.secure = SessionContexts.isSecure(settings);
        this.clock = clock;
        this.begun = new FailedAttempts(clock, MOST_BEGUN, VALIDITY);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        if (request == null) {
            return removeAuthorizationRequest(exchange).then();
        }
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (begun.isBlocked(remote)) {
            return Mono.error(tooOften());
        }
        begun.failed(remote);
        OpaqueToken token = OpaqueToken.random(random);
        return Blocking.call(() -> collection.insertOne(document(token, request)))
                .doOnNext(_ -> setCookie(exchange, token.text(), VALIDITY))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return found(exchange, filter -> collection.find(filter).first());
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return found(exchange, collection::findOneAndDelete).doOnNext(_ -> setCookie(exchange, "", Duration.ZERO));
    }

    private static ProblemException tooOften() {
        ProblemException problem = new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "sign-in-too-often",
                "Signing in was begun too often. Finish one of these sign-ins, or wait as long as the header Retry-After "
                        + "says.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(VALIDITY.toSeconds()));
        return problem;
    }

    private interface Finding {
        @Nullable
        Document by(Bson filter);
    }

    private Mono<OAuth2AuthorizationRequest> found(ServerWebExchange exchange, Finding finding) {
        String state = exchange.getRequest().getQueryParams().getFirst("state");
        return Mono.justOrEmpty(token(exchange))
                .flatMap(token -> Blocking.call(() -> Optional.ofNullable(finding.by(Filters.and(
                        Filters.eq("_id", token.hash()),
                        Filters.eq("state", String.valueOf(state)),
                        Filters.gt("expiresAt", Date.from(clock.instant())))))))
                .flatMap(Mono::justOrEmpty)
                .map(StaffSignIns::request);
    }

    void eraseExpired() {
        collection.deleteMany(Filters.lte("expiresAt", Date.from(clock.instant())));
    }

    private Document document(OpaqueToken token, OAuth2AuthorizationRequest request) {
        return new Document("_id", token.hash())
                .append("expiresAt", Date.from(clock.instant().plus(VALIDITY)))
                .append("state", request.getState())
                .append("authorizationUri", request.getAuthorizationUri())
                .append("clientId", request.getClientId())
                .append("redirectUri", request.getRedirectUri())
                .append("scopes", request.getScopes().stream().toList())
                .append("parameters", new Document(request.getAdditionalParameters()))
                .append("attributes", new Document(request.getAttributes()));
    }

    private static OAuth2AuthorizationRequest request(Document document) {
        Map<String, Object> attributes = document.get("attributes", Document.class);
        return OAuth2AuthorizationRequest.authorizationCode()
                .state(document.getString("state"))
                .authorizationUri(document.getString("authorizationUri"))
                .clientId(document.getString("clientId"))
                .redirectUri(document.getString("redirectUri"))
                .scopes(Set.copyOf(document.getList("scopes", String.class)))
                .additionalParameters(document.get("parameters", Document.class))
                .attributes(attributes)
                .build();
    }

    private static Optional<OpaqueToken> token(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .flatMap(OpaqueToken::parse);
    }

    private void setCookie(ServerWebExchange exchange, String value, Duration age) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/login/oauth2/code/" + StaffProvider.ID)
                        .maxAge(age)
                        .build());
    }
}
