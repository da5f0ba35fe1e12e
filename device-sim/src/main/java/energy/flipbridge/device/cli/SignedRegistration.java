package energy.flipbridge.device.cli;

import energy.flipbridge.device.link.Artifacts;
import energy.flipbridge.domain.registration.DeviceSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the prototype's registration URL: the payload's keys in its order, its signature in base64url without padding. */
final class SignedRegistration {

    static final int NONCE_BYTES = 16;

    private SignedRegistration() {}

    /** @throws GeneralSecurityException when the key cannot sign */
    static String url(String base, Artifacts artifacts, byte[] nonce, Instant now) throws GeneralSecurityException {
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.put("thingName", artifacts.thing());
        payload.put("nonce", HexFormat.of().formatHex(nonce));
        payload.put("timestamp", now.getEpochSecond());
        payload.put("version", 1);
        String text = payload.toString();
        byte[] signature = DeviceSignature.sign(text, artifacts.key());
        return base + "?payload=" + encoded(text) + "&signature="
                + encoded(Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
