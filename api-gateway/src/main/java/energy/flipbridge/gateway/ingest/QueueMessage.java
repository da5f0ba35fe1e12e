package energy.flipbridge.gateway.ingest;

import java.time.Instant;

/**
 * A message of the telemetry queue.
 *
 * @param id SQS's message id
 * @param sentAt SQS's {@code SentTimestamp}
 */
public record QueueMessage(String id, String body, Instant sentAt) {}
