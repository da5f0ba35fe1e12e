package energy.flipbridge.cloud.broker;

import java.util.Map;
import java.util.Optional;

/**
 * A message that the cloud publishes (AWS IoT data plane, Publish).
 *
 * @param expirySeconds how long it is kept for a client that is away
 * @param correlationData as bytes
 */
public record OutgoingMessage(
        String topic,
        byte[] payload,
        int qos,
        boolean retain,
        Optional<String> contentType,
        Optional<String> responseTopic,
        Optional<Long> expirySeconds,
        Optional<byte[]> correlationData,
        boolean utf8,
        Map<String, String> userProperties) {}
