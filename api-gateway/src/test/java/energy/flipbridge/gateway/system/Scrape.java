package energy.flipbridge.gateway.system;

import energy.flipbridge.gateway.system.Queries.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus gets when it reads a node's metrics. */
record Scrape(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{.*})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels) {

        boolean is(Selector selector) {
            return name.equals(selector.metric())
                    && selector.labels().entrySet().stream()
                            .allMatch(wanted -> wanted.getValue()
                                    .matcher(labels.getOrDefault(wanted.getKey(), ""))
                                    .matches());
        }
    }

    static Scrape of(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(line);
            }
            Map<String, String> labels = new HashMap<>();
            Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            samples.add(new Sample(matcher.group(1), labels));
        });
        return new Scrape(samples);
    }

    /** whether a sample of one of the metrics has the label */
    boolean has(List<Selector> metrics, String label) {
        return samples.stream()
                .filter(sample -> sample.labels().containsKey(label))
                .anyMatch(sample ->
                        metrics.stream().anyMatch(metric -> metric.metric().equals(sample.name())));
    }

    boolean has(Selector selector) {
        return samples.stream().anyMatch(sample -> sample.is(selector));
    }
}
