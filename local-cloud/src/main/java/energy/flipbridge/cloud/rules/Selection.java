package energy.flipbridge.cloud.rules;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rule selects: every field of the payload, and the topic and the time of receipt (epoch milliseconds), which
 * win over fields of the same name.
 *
 * <p>On AWS {@code SELECT *} fails on a payload that is not a JSON object, and the message is lost unless the rule has an
 * error action. Here nothing is lost: such a payload travels whole as {@code payload_base64}, so that the receiver can
 * set it aside with its cause.
 */
final class Selection {
    /** What SQS takes (Amazon SQS quotas, message size, as the prototype's queue sets it). */
    static final int MAXIMUM_BYTES = 262_144;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // SQS refuses some characters that JSON strings may hold.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Selection() {}

    static String of(String topic, byte[] payload, long receivedAtMillis) {
        try {
            JsonNode node = JSON.readTree(payload);
            if (node instanceof ObjectNode object) {
                String selected = write(object, topic, receivedAtMillis);
                if (selected.getBytes(StandardCharsets.UTF_8).length <= MAXIMUM_BYTES) {
                    return selected;
                }
            }
            return encoded(topic, payload, receivedAtMillis);
        } catch (JacksonException e) {
            return encoded(topic, payload, receivedAtMillis);
        }
    }

    private static String encoded(String topic, byte[] payload, long receivedAtMillis) {
        ObjectNode object = JSON.createObjectNode();
        object.put("payload_base64", Base64.getEncoder().encodeToString(payload));
        return write(object, topic, receivedAtMillis);
    }

    private static String write(ObjectNode object, String topic, long receivedAtMillis) {
        object.put("mqtt_topic", topic);
        object.put("mqtt_received_at", receivedAtMillis);
        return JSON.writeValueAsString(object);
    }
}
