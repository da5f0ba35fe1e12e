package energy.flipbridge.gateway.flip;

import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Flip's values leniently: what is missing or of another form is {@code null} or left out. */
final class FlipJson {

    private FlipJson() {}

    static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    static @Nullable String text(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    static @Nullable Integer whole(JsonNode value) {
        return value.isNumber() ? (Integer) value.intValue() : null;
    }

    static @Nullable Double number(JsonNode value) {
        return value.isNumber() ? (Double) value.doubleValue() : null;
    }

    static @Nullable Instant time(JsonNode value) {
        try {
            return value.isString() ? Timestamps.parse(value.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
