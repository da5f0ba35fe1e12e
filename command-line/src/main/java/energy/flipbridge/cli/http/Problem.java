package energy.flipbridge.cli.http;

import energy.flipbridge.cli.text.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns an error answer into a sentence: RFC 9457 problems first, else whatever message there is. */
final class Problem {
    private Problem() {}

    static String describe(int status, JsonNode body, String raw) {
        String text = Stream.of("title", "detail", "message")
                .map(body::path)
                .filter(node -> node.isString() && !node.asString().isBlank())
                .map(Words::text)
                .distinct()
                .collect(Collectors.joining(": "));
        if (text.isEmpty()) {
            text = Words.safe(
                    body.path("error").asString(raw.isBlank() || raw.startsWith("<") ? "no further word" : raw));
        }
        return text + fields(body) + " (HTTP " + status + ")" + advice(status);
    }

    /** The fields that are wrong: as {@code field} and {@code message}, or in FastAPI's {@code loc} and {@code msg}. */
    private static String fields(JsonNode body) {
        return body.path("errors")
                .valueStream()
                .map(error -> place(error) + ": "
                        + error.path("message")
                                .asString(error.path("detail")
                                        .asString(error.path("msg").asString(""))))
                .map(Words::safe)
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
    }

    private static String place(JsonNode error) {
        String loc =
                error.path("loc").valueStream().skip(1).map(JsonNode::asString).collect(Collectors.joining("."));
        return error.path("field").asString(error.path("pointer").asString(loc));
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 ->
                ". Set FLIPBRIDGE_TOKEN to a support token, or --data to the folder of ./run, whose"
                        + " support-token file is used";
            case 403 -> ". The token may not do this";
            default -> "";
        };
    }
}
