package energy.flipbridge.gateway.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A small OpenID provider: it signs in whom the test names, and checks what its client sends. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "flipbridge";
    static final String SECRET = "client-secret";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, MultiValueMap<String, String>> asked = new ConcurrentHashMap<>();
    private volatile Consumer<JWTClaimsSet.Builder> claims = _ -> {};

    static OpenIdProvider start() {
        try {
            return new OpenIdProvider();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private OpenIdProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        Map.of(
                                "issuer",
                                issuer(),
                                "authorization_endpoint",
                                issuer() + "/authorize",
                                "token_endpoint",
                                issuer() + "/token",
                                "jwks_uri",
                                issuer() + "/keys",
                                "subject_types_supported",
                                new String[] {"public"},
                                "response_types_supported",
                                new String[] {"code"},
                                "id_token_signing_alg_values_supported",
                                new String[] {"RS256"})));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key).toJSONObject(true)));
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange, isClient(exchange) ? token(form(exchange)) : Map.of("error", "invalid_client")));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Somebody signs in at the address to which the browser was sent. Gives the address where it is sent back to. */
    URI signIn(URI authorize, String email, boolean verified) {
        return signIn(authorize, it -> it.claim("email", email).claim("email_verified", verified));
    }

    URI signIn(URI authorize, Consumer<JWTClaimsSet.Builder> who) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(authorize).build().getQueryParams();
        String code = UUID.randomUUID().toString();
        asked.put(code, query);
        claims = who;
        return UriComponentsBuilder.fromUriString(decoded(query, "redirect_uri"))
                .queryParam("code", code)
                .queryParam("state", query.getFirst("state"))
                .build(true)
                .toUri();
    }

    private Map<String, Object> token(MultiValueMap<String, String> form) {
        MultiValueMap<String, String> query = asked.remove(String.valueOf(form.getFirst("code")));
        if (query == null
                || !decoded(form, "redirect_uri").equals(decoded(query, "redirect_uri"))
                || !challenge(decoded(form, "code_verifier")).equals(query.getFirst("code_challenge"))) {
            return Map.of("error", "invalid_grant");
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("somebody")
                .audience(CLIENT)
                .claim("nonce", query.getFirst("nonce"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        claims.accept(token);
        return Map.of(
                "access_token", "access", "token_type", "Bearer", "expires_in", 60, "id_token", signed(token.build()));
    }

    private static boolean isClient(HttpExchange exchange) {
        String credentials =
                Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet token) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    token);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(MultiValueMap<String, String> values, String name) {
        return URLDecoder.decode(String.valueOf(values.getFirst(name)), StandardCharsets.UTF_8);
    }

    private static MultiValueMap<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return UriComponentsBuilder.fromUriString("/?" + body).build().getQueryParams();
    }

    private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.containsKey("error") ? 400 : 200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
