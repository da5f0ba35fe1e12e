package energy.flipbridge.gateway.flip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    /** the status and Flip's words: {@code message}, else {@code error}, else {@code detail[0].msg}, else the body */
    String problem() {
        JsonNode json = json();
        String words = json.path("message").asString("");
        if (words.isBlank()) {
            words = json.path("error").asString("");
        }
        if (words.isBlank()) {
            words = json.path("detail").path(0).path("msg").asString("");
        }
        if (words.isBlank()) {
            words = new String(body, 0, Math.min(body.length, 4 * LONGEST_TEXT), StandardCharsets.UTF_8);
        }
        return words.isBlank() ? "HTTP " + status : "HTTP " + status + ": " + bounded(words);
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
