package energy.flipbridge.gateway.flip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Flip answered. The shape of error bodies is not relied on.
 *
 * @param retryAfter zero when Flip does not say
 */
record FlipReply(int status, byte[] body, Duration retryAfter) {

    private static final int LONGEST_TEXT = 300;
    private static final Pattern ROUTE = Pattern.compile("/|\\broute\\b", Pattern.CASE_INSENSITIVE);

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @return the body, or a missing node when it is no JSON */
    JsonNode json() {
        try {
            return body.length == 0 ? missing() : JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return missing();
        }
    }

    /**
     * Whether it may be Flip's own word that it does not have a thing. How Flip words that is not documented; but the page
     * of a proxy is no JSON object, and words about a route name it.
     */
    boolean isAboutAThing() {
        return json().isObject() && !ROUTE.matcher(words()).find();
    }

    /** the status and Flip's words, or else the body */
    String problem() {
        String words = words();
        if (words.isBlank()) {
            words = new String(body, 0, Math.min(body.length, 4 * LONGEST_TEXT), StandardCharsets.UTF_8);
        }
        return words.isBlank() ? "HTTP " + status : "HTTP " + status + ": " + bounded(words);
    }

    /** {@code message}, else {@code error}, else {@code detail} or {@code detail[0].msg}; blank without any */
    private String words() {
        JsonNode json = json();
        return Stream.of(
                        json.path("message"),
                        json.path("error"),
                        json.path("detail"),
                        json.path("detail").path(0).path("msg"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** the text on one line and not too long */
    static String bounded(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }

    private static JsonNode missing() {
        return JsonMapper.shared().missingNode();
    }
}
