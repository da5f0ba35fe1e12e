package energy.flipbridge.cloud.flip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks does: HMAC-SHA256 over {@code <id>.<unix seconds>.<body>}, one v1 entry for each key. */
final class WebhookSigner {
    private static final String PREFIX = "whsec_";
    private final List<SecretKeySpec> keys;

    WebhookSigner(List<String> signingKeys) {
        keys = signingKeys.stream().map(WebhookSigner::key).toList();
    }

    String sign(String id, long timestamp, String body) {
        byte[] content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + digest(key, content)).collect(Collectors.joining(" "));
    }

    private static SecretKeySpec key(String text) {
        if (!text.startsWith(PREFIX) || text.length() == PREFIX.length()) {
            throw new IllegalArgumentException("a signing key is whsec_ followed by the key in base64");
        }
        return new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256");
    }

    private static String digest(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }
}
