package energy.flipbridge.cloud.iot.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One statement: it applies when an action, a resource and every condition match. */
record Statement(Effect effect, List<String> actions, List<String> resources, Map<String, String> boolConditions) {

    boolean appliesTo(Action action, String resourceArn, Connection connection) {
        return actions.stream().anyMatch(pattern -> matchesAction(pattern, action))
                && resources.stream().anyMatch(pattern -> matches(pattern, resourceArn, connection))
                && boolConditions.entrySet().stream().allMatch(condition -> holds(condition, connection));
    }

    private static boolean matchesAction(String pattern, Action action) {
        return Wildcards.compile(pattern.toLowerCase(Locale.ROOT), name -> Optional.empty())
                .map(it -> it.matches(action.wireName().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private static boolean matches(String pattern, String resourceArn, Connection connection) {
        return Wildcards.compile(pattern, connection::variable)
                .map(it -> it.matches(resourceArn))
                .orElse(false);
    }

    private static boolean holds(Map.Entry<String, String> condition, Connection connection) {
        return connection
                .variable(condition.getKey())
                .map(value -> value.equalsIgnoreCase(condition.getValue()))
                .orElse(false);
    }
}
