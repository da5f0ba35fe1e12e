package energy.flipbridge.cloud.flip;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who may do what: client tokens for Flip-wide routes, site tokens for their own site's routes. */
final class Access {
    private final byte[] apiKey;
    private final SiteTokens tokens;
    private final State state;

    Access(String apiKey, SiteTokens tokens, State state) {
        this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
        this.tokens = tokens;
        this.state = state;
    }

    private sealed interface Caller {
        record Client() implements Caller {}

        record OfSite(String siteId) implements Caller {}
    }

    void requireClient(Context ctx) {
        if (caller(ctx) instanceof Caller.OfSite) {
            throw new ApiException(403, "forbidden", "This route takes the client token (API key), not a site token");
        }
    }

    /** Returns the site of the path, for which the caller has a token. */
    Site requireSite(Context ctx) {
        String wanted = ctx.pathParam("siteId");
        switch (caller(ctx)) {
            case Caller.Client _ ->
                throw new ApiException(
                        403, "forbidden", "This route takes a site token: get one with POST /v1/auth/site/{siteId}");
            case Caller.OfSite(String siteId) -> {
                if (!siteId.equals(wanted)) {
                    throw new ApiException(403, "forbidden", "The site token is for another site");
                }
            }
        }
        return state.site(wanted);
    }

    private Caller caller(Context ctx) {
        String token = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .filter(value -> !value.isEmpty())
                .orElseThrow(
                        () -> new ApiException(401, "unauthorized", "Send the header Authorization: Bearer <token>"));
        if (MessageDigest.isEqual(apiKey, token.getBytes(StandardCharsets.UTF_8))) {
            return new Caller.Client();
        }
        return tokens.site(token, state.now())
                .<Caller>map(Caller.OfSite::new)
                .orElseThrow(() -> new ApiException(401, "unauthorized", "The token is unknown or no longer valid"));
    }
}
