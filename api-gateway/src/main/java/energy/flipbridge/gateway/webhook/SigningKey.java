package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Standard Webhooks signing key (standardwebhooks.com): HMAC-SHA256 over id, time and body. */
final class SigningKey {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final SecretKeySpec key;

    private SigningKey(SecretKeySpec key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException when the text behind {@code whsec_} is not Base64 */
    static SigningKey of(Secret secret) {
        String text = secret.value();
        String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return new SigningKey(new SecretKeySpec(Base64.getDecoder().decode(encoded), "HmacSHA256"));
    }

    /** @param signatures blank-separated; any {@code v1} one may match */
    boolean verifies(String id, String time, byte[] body, String signatures) {
        byte[] expected = (VERSION + sign(id, time, body)).getBytes(StandardCharsets.US_ASCII);
        boolean matches = false;
        for (String signature : signatures.split(" ", -1)) {
            matches |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return matches;
    }

    private String sign(String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
