package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a hostile JSON object; what is wrong is collected with its place, and reads as absent. */
final class Fields {
    private static final int LONGEST_TEXT = 500;

    private final JsonNode node;
    private final List<Object> loc;
    private final Violations violations;

    Fields(JsonNode node, Violations violations, List<Object> loc) {
        this.node = node;
        this.violations = violations;
        this.loc = loc;
        if (!node.isObject()) {
            violations.add(loc, "Input should be a valid object", "dict_type");
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean given(String name) {
        return node.hasNonNull(name);
    }

    void wrong(String name, String msg) {
        violations.add(at(name), msg, "value_error");
    }

    void throwIfAny() {
        violations.throwIfAny();
    }

    void require(String... names) {
        for (String name : names) {
            if (!given(name)) {
                violations.add(at(name), "Field required", "missing");
            }
        }
    }

    /** The text given, null when null was given, else the one that is there already. */
    @Nullable
    String text(String name, @Nullable String present) {
        return node.has(name) ? text(name).orElse(null) : present;
    }

    Optional<String> text(String name) {
        return read(name, JsonNode::isString, "a valid string", "string_type").flatMap(value -> {
            String text = value.asString();
            if (text.length() <= LONGEST_TEXT) {
                return Optional.of(text);
            }
            violations.add(at(name), "String should have at most 500 characters", "string_too_long");
            return Optional.empty();
        });
    }

    /** An id, empty text when missing or wrong (which is then among the violations). */
    String id(String name) {
        require(name);
        String id = text(name).orElse("");
        if (given(name) && (id.isBlank() || id.chars().anyMatch(Character::isISOControl))) {
            wrong(name, "Value error, an id is 1 to 500 printable characters");
        }
        return id;
    }

    Optional<Boolean> bool(String name) {
        return read(name, JsonNode::isBoolean, "a valid boolean", "bool_type").map(JsonNode::booleanValue);
    }

    Optional<Double> number(String name, double least, double most) {
        return read(name, JsonNode::isNumber, "a valid number", "float_type")
                .map(JsonNode::doubleValue)
                .filter(value -> inside(name, value, least, most));
    }

    Optional<Integer> whole(String name, int least, int most) {
        return read(name, value -> value.isIntegralNumber() && value.canConvertToInt(), "a valid integer", "int_type")
                .map(JsonNode::intValue)
                .filter(value -> inside(name, value, least, most));
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(text -> {
            Optional<Instant> time = Timestamps.read(text);
            if (time.isEmpty()) {
                violations.add(at(name), "Input should be a valid datetime", "datetime_from_date_parsing");
            }
            return time;
        });
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name).flatMap(text -> {
            E[] values = type.getEnumConstants();
            Optional<E> match = Arrays.stream(values)
                    .filter(value -> value.name().equals(text))
                    .findFirst();
            if (match.isEmpty()) {
                violations.add(at(name), "Input should be one of " + Arrays.toString(values), "enum");
            }
            return match;
        });
    }

    Optional<Fields> object(String name) {
        return read(name, JsonNode::isObject, "a valid object", "dict_type")
                .map(value -> new Fields(value, violations, at(name)));
    }

    List<Fields> objects(String name, int least, int most) {
        List<Fields> items = new ArrayList<>();
        array(name, least, most)
                .forEach(item -> items.add(new Fields(item, violations, longer(at(name), items.size()))));
        return items;
    }

    List<String> texts(String name, int least, int most) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : array(name, least, most)) {
            if (item.isString() && item.asString().length() <= LONGEST_TEXT) {
                items.add(item.asString());
            } else {
                violations.add(longer(at(name), items.size()), "Input should be a valid string", "string_type");
            }
        }
        return items;
    }

    /** A number of times, or true for every time and false for none. */
    int count(String name, int most) {
        if (node.path(name).isBoolean()) {
            return node.path(name).booleanValue() ? Faults.UNTIL_CLEARED : 0;
        }
        return whole(name, 0, most).orElse(0);
    }

    /** Text without the usual limit. */
    Optional<String> longText(String name) {
        return read(name, JsonNode::isString, "a valid string", "string_type").map(JsonNode::asString);
    }

    /** All fields as text. */
    Map<String, String> textByName() {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.propertyNames().forEach(name -> texts.put(name, text(name).orElse("")));
        return texts;
    }

    ObjectNode raw() {
        return node instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    private List<JsonNode> array(String name, int least, int most) {
        List<JsonNode> items = read(name, JsonNode::isArray, "a valid list", "list_type")
                .map(list -> list.valueStream().toList())
                .orElse(List.of());
        if (given(name) && items.size() < least) {
            violations.add(at(name), "List should have at least " + least + " item", "too_short");
        }
        if (items.size() > most) {
            violations.add(at(name), "List should have at most " + most + " items", "too_long");
            return List.of();
        }
        return items;
    }

    private Optional<JsonNode> read(String name, Predicate<JsonNode> fits, String expected, String type) {
        JsonNode value = node.hasNonNull(name) ? node.get(name) : MissingNode.getInstance();
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!fits.test(value)) {
            violations.add(at(name), "Input should be " + expected, type);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private boolean inside(String name, double value, double least, double most) {
        boolean inside = value >= least && value <= most;
        if (!inside) {
            violations.add(
                    at(name),
                    String.format(Locale.ROOT, "Input should be from %.0f to %.0f", least, most),
                    value < least ? "greater_than_equal" : "less_than_equal");
        }
        return inside;
    }

    private List<Object> at(String name) {
        return longer(loc, name);
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
