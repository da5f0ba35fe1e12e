package energy.flipbridge.gateway.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts webhooks as anybody could who has, or has not, Flip's signing key. */
record Webhooks(Bridge bridge) {

    /** A command about a thing that nobody has. */
    static String command(String id) {
        return """
                {"event_type":"command.created","timestamp":"2026-07-01T16:00:00.000Z","event_object":{"id":"%s",\
                "device_id":"device::nobody-s","starts_at":"2026-07-01T17:00:00.000Z","duration_s":7200,\
                "battery_commands":{"mode":"DISCHARGE","power_mode":"SETPOINT","setpoint_w":4000},"status":"OK",\
                "device_status":"PENDING","updated_at":"2026-06-30T18:00:00.000Z"}}""".formatted(id);
    }

    Json.Answer post(String body, Map<String, String> headers) {
        return bridge.anonymous().post("/api/flip-webhook", body, headers);
    }

    Json.Answer genuine(String id, String body) {
        return post(body, signature(id, bridge.time().instant(), body));
    }

    Map<String, String> signature(String id, Instant at, String body) {
        String time = Long.toString(at.getEpochSecond());
        return Map.of(
                "Webhook-Id", id,
                "Webhook-Timestamp", time,
                "Webhook-Signature", "v1," + hmac(id + "." + time + "." + body));
    }

    private String hmac(String content) {
        try {
            String key = bridge.cloud().secrets().flipSigningKey().substring("whsec_".length());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
