package energy.flipbridge.cloud.rules;

import java.util.List;

/** An MQTT topic filter (MQTT 3.1.1, section 4.7): {@code +} stands for one level, a last {@code #} for the rest. */
record TopicFilter(List<String> levels) {

    static TopicFilter of(String filter) {
        return new TopicFilter(List.of(filter.split("/", -1)));
    }

    boolean matches(String topic) {
        if (topic.startsWith("$") != levels.getFirst().startsWith("$")) {
            return false;
        }
        String[] topicLevels = topic.split("/", -1);
        for (int at = 0; at < levels.size(); at++) {
            String level = levels.get(at);
            if (level.equals("#")) {
                return true;
            }
            if (at >= topicLevels.length || !level.equals("+") && !level.equals(topicLevels[at])) {
                return false;
            }
        }
        return topicLevels.length == levels.size();
    }
}
