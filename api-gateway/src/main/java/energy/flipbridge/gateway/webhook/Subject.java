package energy.flipbridge.gateway.webhook;

import energy.flipbridge.domain.protocol.Timestamps;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be kept for ever of a webhook about an enrolment or an event: ids, states, times and numbers, each in its own
 * form. What people may have written is left out, and so is every field that is not known here.
 */
final class Subject {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._/-]{1,200}");
    private static final Pattern WORD = Pattern.compile("[A-Z_]{1,40}");
    private static final int MOST_ITEMS = 100;

    private static final Rule IDENTIFIER = text(ID);
    private static final Rule STATE = text(WORD);
    private static final Rule TIME = value -> value.isString() && isTime(value.stringValue()) ? value : left();
    private static final Rule NUMBER = value -> value.isNumber() ? value : left();
    private static final Rule FLAG = value -> value.isBoolean() ? value : left();
    private static final Rule IDENTIFIERS = value -> list(value, IDENTIFIER);

    private static final Map<String, Rule> WINDOW =
            Map.of("starts_at", TIME, "ends_at", TIME, "duration_s", NUMBER, "device_ids", IDENTIFIERS);
    private static final Map<String, Rule> SETTING =
            Map.of("device_id", IDENTIFIER, "backup_reserve_percentage", NUMBER, "maximum_charge_percentage", NUMBER);
    private static final Map<String, Rule> SCHEDULED =
            with(WINDOW, Map.of("mode", STATE, "is_preparatory_action", FLAG));
    private static final Map<String, Rule> TOP = with(
            WINDOW,
            Map.of(
                    "id", IDENTIFIER,
                    "site_id", IDENTIFIER,
                    "program_id", IDENTIFIER,
                    "status", STATE,
                    "enroll_method", STATE,
                    "is_participating", FLAG,
                    "created_at", TIME,
                    "updated_at", TIME,
                    "schedule", value -> list(value, item -> object(item, SCHEDULED)),
                    "device_settings", value -> list(value, item -> object(item, SETTING))));

    /** Gives the value as it may be kept, or a missing node. */
    private interface Rule extends UnaryOperator<JsonNode> {}

    private Subject() {}

    /** @return {@code null} when it is about neither, or names no site */
    static @Nullable String of(Envelope envelope) {
        String type = envelope.eventType();
        String object = envelope.object();
        if (object == null || !(type.startsWith("enrollment.") || type.startsWith("event."))) {
            return null;
        }
        JsonNode subject = object(MAPPER.readTree(object), TOP);
        boolean isNamed = subject.has("id") && subject.has("site_id") && subject.has("program_id");
        return isNamed ? MAPPER.writeValueAsString(subject) : null;
    }

    private static JsonNode object(JsonNode value, Map<String, Rule> rules) {
        ObjectNode kept = NODES.objectNode();
        value.properties().forEach(field -> {
            Rule rule = rules.get(field.getKey());
            JsonNode node = rule == null ? left() : rule.apply(field.getValue());
            if (!node.isMissingNode()) {
                kept.set(field.getKey(), node);
            }
        });
        return kept;
    }

    private static JsonNode list(JsonNode value, Rule rule) {
        if (!value.isArray()) {
            return left();
        }
        ArrayNode kept = NODES.arrayNode();
        value.valueStream()
                .limit(MOST_ITEMS)
                .map(rule)
                .filter(item -> !item.isMissingNode())
                .forEach(kept::add);
        return kept;
    }

    private static Rule text(Pattern form) {
        return value -> value.isString() && form.matcher(value.stringValue()).matches() ? value : left();
    }

    private static boolean isTime(String text) {
        try {
            Timestamps.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode left() {
        return MissingNode.getInstance();
    }

    private static Map<String, Rule> with(Map<String, Rule> some, Map<String, Rule> more) {
        Map<String, Rule> all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
