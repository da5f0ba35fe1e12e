package energy.flipbridge.gateway.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param queueUrl the SQS queue into which the topic rule puts the devices' messages */
@ConfigurationProperties("flipbridge.telemetry")
public record TelemetrySettings(URI queueUrl) {}
