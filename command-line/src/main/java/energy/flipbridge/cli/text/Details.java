package energy.flipbridge.cli.text;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A JSON object as aligned lines of name and value; lists and objects inside are indented below their name. */
public final class Details {
    private static final int DEEPEST = 4;

    private final Table table = new Table("", "");
    private final Times times;

    private Details(Times times) {
        this.times = times;
    }

    public static Table of(JsonNode object, Times times) {
        Details details = new Details(times);
        details.add(object, "  ", 0);
        return details.table;
    }

    private void add(JsonNode object, String indent, int depth) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            add(indent + Words.title(property.getKey()), property.getValue(), indent, depth);
        }
    }

    private void add(String title, JsonNode value, String indent, int depth) {
        if (value.isEmpty() && value.isContainer() || value.isNull()) {
            return;
        }
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            table.row(title, value.valueStream().map(Words::text).collect(Collectors.joining(", ")));
        } else if (value.isContainer() && depth < DEEPEST) {
            table.row(title, "");
            if (value.isObject()) {
                add(value, indent + "  ", depth + 1);
            } else {
                value.valueStream().forEach(item -> add(indent + "  -", item, indent + "  ", depth + 1));
            }
        } else {
            table.row(title, shown(value));
        }
    }

    private String shown(JsonNode value) {
        Optional<Instant> time = value.isString() ? Times.parse(value.asString()) : Optional.empty();
        return time.map(at -> times.when(at) + "  (" + times.relative(at) + ")").orElseGet(() -> Words.text(value));
    }
}
