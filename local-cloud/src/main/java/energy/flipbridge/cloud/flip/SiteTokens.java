package energy.flipbridge.cloud.flip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Site tokens that carry their site and end, signed with the API key: valid for one hour, over restarts too, and void
 * when the key changes (docs.flip.energy/oem/authentication).
 */
final class SiteTokens {
    static final Duration LIFE = Duration.ofHours(1);
    private static final String PREFIX = "flst_";
    private final byte[] key;

    SiteTokens(String apiKey) {
        key = ("site tokens " + apiKey).getBytes(StandardCharsets.UTF_8);
    }

    String issue(String siteId, Instant expiresAt) {
        String content = encode((expiresAt.toEpochMilli() + " " + siteId).getBytes(StandardCharsets.UTF_8));
        return PREFIX + content + "." + encode(mac(content));
    }

    /** The site that the token speaks for, when it is genuine and not over. */
    Optional<String> site(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0) {
            return Optional.empty();
        }
        String content = token.substring(PREFIX.length(), dot);
        byte[] expected = encode(mac(content)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8).split(" ", 2);
        return now.toEpochMilli() < Long.parseLong(parts[0]) ? Optional.of(parts[1]) : Optional.empty();
    }

    private byte[] mac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
