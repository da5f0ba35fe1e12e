package energy.flipbridge.cloud.iot.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the policy grammar. A part that is not evaluated here is refused rather than ignored: a policy must never allow
 * more on one machine than it does on AWS.
 */
final class PolicyParser {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> PARTS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private PolicyParser() {}

    static PolicyDocument parse(String json) {
        JsonNode root = read(json);
        if (!VERSIONS.contains(root.path("Version").asString("2012-10-17"))) {
            throw new MalformedPolicy("Version must be 2012-10-17");
        }
        JsonNode statements = root.path("Statement");
        List<JsonNode> nodes = statements.isArray() ? List.copyOf(statements.values()) : List.of(statements);
        if (nodes.isEmpty()) {
            throw new MalformedPolicy("Statement must not be empty");
        }
        return new PolicyDocument(nodes.stream().map(PolicyParser::statement).toList());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedPolicy("The document is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Statement statement(JsonNode node) {
        for (String part : node.propertyNames()) {
            if (!PARTS.contains(part)) {
                throw new MalformedPolicy("Statement part " + part + " is not supported");
            }
        }
        Effect effect = switch (node.path("Effect").asString("")) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new MalformedPolicy("Effect must be Allow or Deny");
        };
        return new Statement(
                effect, strings(node, "Action"), strings(node, "Resource"), conditions(node.path("Condition")));
    }

    private static List<String> strings(JsonNode statement, String part) {
        JsonNode node = statement.path(part);
        List<JsonNode> nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
        if (nodes.isEmpty() || !nodes.stream().allMatch(JsonNode::isString)) {
            throw new MalformedPolicy(part + " must be a string or a list of strings");
        }
        return nodes.stream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> conditions(JsonNode condition) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            if (!operator.getKey().equals("Bool")) {
                throw new MalformedPolicy("Condition operator " + operator.getKey() + " is not supported, use Bool");
            }
            operator.getValue().properties().forEach(it -> conditions.put(it.getKey(), single(it.getValue())));
        }
        return Map.copyOf(conditions);
    }

    private static String single(JsonNode value) {
        JsonNode only = value.isArray() && value.size() == 1 ? value.get(0) : value;
        if (!only.isString() && !only.isBoolean()) {
            throw new MalformedPolicy("A Bool condition must be \"true\" or \"false\"");
        }
        return only.asString();
    }
}
