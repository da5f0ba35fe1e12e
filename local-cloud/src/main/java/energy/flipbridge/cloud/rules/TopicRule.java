package energy.flipbridge.cloud.rules;

import java.util.concurrent.CompletableFuture;

/**
 * A topic rule of the form <code>SELECT *, topic() AS mqtt_topic, timestamp() AS mqtt_received_at FROM '...'</code> with
 * an SQS action.
 */
public final class TopicRule {
    private final String name;
    private final TopicFilter filter;
    private final RuleQueue queue;

    public TopicRule(String name, String filter, RuleQueue queue) {
        this.name = name;
        this.filter = TopicFilter.of(filter);
        this.queue = queue;
    }

    public String name() {
        return name;
    }

    public boolean matches(String topic) {
        return filter.matches(topic);
    }

    /** Hands the message on; the future completes once the queue has it. */
    public CompletableFuture<Void> apply(String topic, byte[] payload, long receivedAtMillis) {
        return queue.send(Selection.of(topic, payload, receivedAtMillis));
    }
}
