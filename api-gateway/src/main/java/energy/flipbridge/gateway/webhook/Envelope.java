package energy.flipbridge.gateway.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be read of a webhook's body, {@code {"event_type", "event_object", "timestamp"}} (docs.flip.energy/webhooks).
 * Whatever cannot be read is left out, never refused: the body is Flip's and sending it again would not change it.
 *
 * @param eventType {@link #UNREADABLE} when the body is no JSON object with an {@code event_type}
 * @param object the {@code event_object} as it was sent, character by character
 * @param timestamp as it was sent
 */
record Envelope(
        String eventType, @Nullable String object, @Nullable String timestamp) {

    static final String UNREADABLE = "unreadable";

    private static final Envelope NOTHING = new Envelope(UNREADABLE, null, null);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern EVENT_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    static Envelope read(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return read(text);
        } catch (CharacterCodingException | JacksonException e) {
            return NOTHING;
        }
    }

    private static Envelope read(String text) {
        String eventType = UNREADABLE;
        String object = null;
        String timestamp = null;
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NOTHING;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "event_type" -> eventType = value == JsonToken.VALUE_STRING ? parser.getString() : UNREADABLE;
                    case "timestamp" -> timestamp = value == JsonToken.VALUE_STRING ? parser.getString() : null;
                    case "event_object" -> object = verbatim(parser, text);
                    default -> parser.skipChildren();
                }
            }
            return EVENT_TYPE.matcher(eventType).matches() && parser.nextToken() == null
                    ? new Envelope(eventType, object, timestamp)
                    : NOTHING;
        }
    }

    boolean isCommand() {
        return eventType.startsWith("command.");
    }

    /** @return the object's text field when it is a plain id, for only such may be kept */
    @Nullable
    String id(String field) {
        if (object == null) {
            return null;
        }
        JsonNode value = MAPPER.readTree(object).path(field);
        return value.isString() && ID.matcher(value.stringValue()).matches() ? value.stringValue() : null;
    }

    private static String verbatim(JsonParser parser, String text) {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        parser.finishToken();
        return text.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
    }
}
