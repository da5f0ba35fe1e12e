package energy.flipbridge.gateway.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param accessKeyId with {@code secretAccessKey}; without both, the SDK's default credential chain is asked
 * @param iotEndpointUrl replaces the control plane's address, for one machine
 * @param iotDataEndpointUrl replaces the data plane's address
 * @param sqsEndpointUrl replaces the queue service's address, for one machine
 */
@ConfigurationProperties("flipbridge.aws")
public record AwsSettings(
        String region,
        @Nullable Secret accessKeyId,
        @Nullable Secret secretAccessKey,
        @Nullable URI iotEndpointUrl,
        @Nullable URI iotDataEndpointUrl,
        @Nullable URI sqsEndpointUrl) {}
