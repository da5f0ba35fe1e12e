package energy.flipbridge.device.telemetry;

import java.util.List;

/**
 * A telemetry message that is ready to be published.
 *
 * @param payload the JSON text
 * @param keys of the readings in it
 */
public record Outgoing(byte[] payload, List<String> keys) {}
