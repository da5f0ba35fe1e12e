package energy.flipbridge.gateway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queries of the dashboards and alert rules that are shipped, as Prometheus is asked them. */
final class Queries {

    static final Path FOLDER = Path.of("..", "observability");

    private static final Pattern SELECTOR = Pattern.compile("(?<![\\w$])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?\\s*(\\(?)");
    private static final Pattern LABEL_LISTS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    /** @param from where it stands */
    record Query(String from, String text) {

        @Override
        public String toString() {
            return from + ": " + text;
        }
    }

    /** @param labels that a sample has to have, with what their values have to match */
    record Selector(String metric, Map<String, Pattern> labels) {}

    private Queries() {}

    static List<Query> ofDashboards() {
        return files(FOLDER.resolve("grafana/dashboards"))
                .flatMap(file -> read(file)
                        .path("panels")
                        .valueStream()
                        .flatMap(panel -> panel.path("targets").valueStream().map(target -> target.path("expr")))
                        .map(expression -> new Query(
                                file.getFileName().toString(),
                                expression.asString().replace("$__rate_interval", "1m"))))
                .toList();
    }

    static List<Query> ofAlerts() {
        return rules().map(rule -> new Query(
                        rule.path("alert").asString(), rule.path("expr").asString()))
                .toList();
    }

    /** the paths that the alerts name, in this repository */
    static List<Path> runbooks() {
        return rules().map(rule -> Path.of("..", rule.at("/annotations/runbook").asString()))
                .toList();
    }

    private static Stream<JsonNode> rules() {
        return files(FOLDER.resolve("prometheus/rules"))
                .map(Queries::yaml)
                .flatMap(file -> file.path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream());
    }

    static List<Selector> selectors(String query) {
        String bare = LABEL_LISTS.matcher(query).replaceAll("").replaceAll("\\[[^]]*]", "");
        List<Selector> selectors = new ArrayList<>();
        Matcher found = SELECTOR.matcher(bare);
        while (found.find()) {
            boolean isFunction = found.group(3).equals("(");
            if (!isFunction && !WORDS.contains(found.group(1))) {
                selectors.add(new Selector(found.group(1), labels(found.group(2))));
            }
        }
        return selectors;
    }

    /** the labels by which results are told apart, without those that Prometheus adds itself */
    static Set<String> groupedBy(String query) {
        Set<String> labels = new TreeSet<>();
        Matcher lists = LABEL_LISTS.matcher(query);
        while (lists.find()) {
            labels.addAll(Arrays.asList(lists.group(2).strip().split("\\s*,\\s*")));
        }
        labels.remove("instance");
        return labels;
    }

    /** the names of the alerts that have a test of promtool */
    static Set<String> testedAlerts() {
        return files(FOLDER.resolve("prometheus/tests"))
                .flatMap(file -> yaml(file).findValuesAsString("alertname").stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Pattern> labels(@Nullable String matchers) {
        Map<String, Pattern> labels = new HashMap<>();
        Matcher found = MATCHER.matcher(matchers == null ? "" : matchers);
        while (found.find()) {
            String value = found.group(3);
            labels.put(
                    found.group(1),
                    switch (found.group(2)) {
                        case "=" -> Pattern.compile(Pattern.quote(value));
                        case "=~" -> Pattern.compile(value);
                        default -> Pattern.compile(".*");
                    });
        }
        return labels;
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        return JsonMapper.shared().valueToTree(new Yaml().load(text(file)));
    }

    private static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
