package energy.flipbridge.gateway.flip;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A field that Flip does not accept.
 *
 * @param field Flip's path in camelCase and with dots, such as {@code site.zipCode}; empty when Flip names none
 * @param message Flip's words, which may repeat what was sent
 */
public record FlipFault(String field, String message) {

    private static final int MOST = 50;
    private static final String VALUE_ERROR = "Value error, ";

    /** Reads {@code detail[].loc, msg} (FastAPI's form) and {@code errors[].path, message}. */
    static List<FlipFault> all(JsonNode body) {
        List<FlipFault> faults = new ArrayList<>();
        for (JsonNode each : body.path("detail")) {
            add(faults, each.path("loc"), each.path("msg").asString(""));
        }
        for (JsonNode each : body.path("errors")) {
            add(faults, each.path("path"), each.path("message").asString(""));
        }
        return List.copyOf(faults);
    }

    private static void add(List<FlipFault> faults, JsonNode path, String message) {
        boolean isUsable = faults.size() < MOST && !message.isBlank();
        if (isUsable) {
            String words = message.startsWith(VALUE_ERROR) ? message.substring(VALUE_ERROR.length()) : message;
            faults.add(new FlipFault(field(path), FlipReply.bounded(words)));
        }
    }

    private static String field(JsonNode path) {
        Stream<String> parts = path.isArray()
                ? path.valueStream().map(part -> part.asString(""))
                : Stream.of(path.asString("").split("[./]"));
        return FlipReply.bounded(parts.filter(part -> !part.isBlank() && !part.equals("body"))
                .map(FlipFault::camelCase)
                .collect(Collectors.joining(".")));
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (char c : name.toCharArray()) {
            if (c == '_') {
                up = !camel.isEmpty();
            } else {
                camel.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }
}
