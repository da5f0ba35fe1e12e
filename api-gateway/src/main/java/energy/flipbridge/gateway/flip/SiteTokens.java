package energy.flipbridge.gateway.flip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.flip.FlipHttp.Unreachable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Calls for one site, with the site's token: kept until five minutes before it expires, and asked for anew once when Flip
 * refuses it (docs.flip.energy/oem/authentication).
 */
final class SiteTokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int UNAUTHORIZED = 401;
    private static final byte[] NO_BODY = {};

    private record Token(String value, Instant expiresAt) {}

    private final FlipHttp http;
    private final String clientToken;
    private final Clock clock;
    private final Cache<String, Token> tokens =
            Caffeine.newBuilder().maximumSize(MOST).build();

    SiteTokens(FlipHttp http, String clientToken, Clock clock) {
        this.http = http;
        this.clientToken = clientToken;
        this.clock = clock;
    }

    /** @return Flip's answer to the call, or to the request for the token when Flip gives none */
    FlipReply send(String method, String siteId, String path, byte[] body) throws Unreachable {
        Token known = tokens.getIfPresent(siteId);
        if (known != null && clock.instant().isBefore(known.expiresAt().minus(MARGIN))) {
            FlipReply reply = http.send(method, path(siteId, path), known.value(), body);
            if (reply.status() != UNAUTHORIZED) {
                return reply;
            }
        }
        FlipReply answer = http.send("POST", "/v1/auth/site/" + FlipHttp.encoded(siteId), clientToken, NO_BODY);
        String value = answer.json().path("site_access_token").asString("");
        if (!answer.isSuccess() || value.isEmpty()) {
            tokens.invalidate(siteId);
            return answer.isSuccess() ? new FlipReply(502, answer.body(), answer.retryAfter()) : answer;
        }
        tokens.put(siteId, new Token(value, expiry(answer.json().path("expires_at"))));
        return http.send(method, path(siteId, path), value, body);
    }

    private Instant expiry(JsonNode expiresAt) {
        try {
            return expiresAt.isString()
                    ? Timestamps.parse(expiresAt.stringValue())
                    : clock.instant().plus(USUAL_LIFE);
        } catch (IllegalArgumentException e) {
            return clock.instant().plus(USUAL_LIFE);
        }
    }

    private static String path(String siteId, String path) {
        return "/v1/site/" + FlipHttp.encoded(siteId) + path;
    }
}
