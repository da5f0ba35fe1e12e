package energy.flipbridge.gateway.queue;

import java.time.Instant;
import java.util.Map;

/**
 * A message as it comes out of a queue.
 *
 * @param id SQS's message id
 * @param sentAt SQS's {@code SentTimestamp}
 * @param receptions how often it came out, this time included, as far as SQS knows
 * @param attributes the texts that travel beside the body
 */
public record Received(String id, String body, Instant sentAt, int receptions, Map<String, String> attributes) {

    public Received {
        attributes = Map.copyOf(attributes);
    }
}
