package energy.flipbridge.device;

import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads a device's message as the bridge does, after the topic rule. */
final class Telemetry {

    private Telemetry() {}

    static TelemetryMessage read(String topic, byte[] payload, Instant receivedAt) {
        String json = new String(payload, StandardCharsets.UTF_8);
        String body = json.substring(0, json.length() - 1) + ",\"mqtt_topic\":\"" + topic + "\",\"mqtt_received_at\":"
                + receivedAt.toEpochMilli() + "}";
        return switch (TelemetryParser.parse(body, "m", receivedAt)) {
            case Parsed.Accepted<TelemetryMessage> accepted -> accepted.value();
            case Parsed.Refused<TelemetryMessage> refused -> throw new AssertionError(refused.cause());
        };
    }
}
