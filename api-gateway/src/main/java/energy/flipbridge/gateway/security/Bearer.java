package energy.flipbridge.gateway.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The bearer token of a request. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** from {@code Authorization} alone */
    static Optional<String> of(HttpHeaders headers) {
        return token(headers.getFirst(HttpHeaders.AUTHORIZATION));
    }

    /**
     * From {@code Authorization}, or from {@code Authentication} when the former is missing, as Flip's webhooks did in
     * 2024.
     */
    public static Optional<String> ofFlip(HttpHeaders headers) {
        String standard = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return token(standard == null ? headers.getFirst("Authentication") : standard);
    }

    private static Optional<String> token(@Nullable String header) {
        return header != null && header.startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
