package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is stopped or lifted: one battery, those of a home, or all. */
final class StopTarget {
    @Parameters(index = "0", arity = "0..1", paramLabel = "THING", description = "One battery.")
    private @Nullable String thing;

    @Option(names = "--home", paramLabel = "SITE", description = "The batteries of a home, by its site at Flip.")
    private @Nullable String home;

    @Option(names = "--fleet", description = "Every battery, also those that come later.")
    private boolean fleet;

    /** The fields by which the API knows it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scope", fleet ? "FLEET" : home == null ? "DEVICE" : "HOME");
        String subject = home == null ? thing : home;
        if (subject != null) {
            body.put("subject", subject);
        }
        return body;
    }

    String inWords() {
        if (fleet) {
            return "All batteries";
        }
        return home == null ? Words.safe(String.valueOf(thing)) : "The batteries of " + Words.safe(home);
    }

    static String inWords(JsonNode stop) {
        return switch (Words.text(stop.path("scope"))) {
            case "FLEET" -> "all batteries";
            case "HOME" -> "home " + Words.text(stop.path("subject"));
            default -> Words.text(stop.path("subject"));
        };
    }
}
