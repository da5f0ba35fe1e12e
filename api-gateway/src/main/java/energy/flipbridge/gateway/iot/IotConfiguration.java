package energy.flipbridge.gateway.iot;

import energy.flipbridge.gateway.settings.AwsSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** The AWS SDK's clients, with every call bounded in time; the SDK tries again up to three times within that. */
@Configuration(proxyBeanMethods = false)
@OnRole({Role.WEB, Role.DELIVERY, Role.INGEST, Role.VIEWS})
class IotConfiguration {

    private static final ClientOverrideConfiguration BOUNDED = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(10))
            .apiCallAttemptTimeout(Duration.ofSeconds(3))
            .retryStrategy(retries -> retries.maxAttempts(3))
            .build();

    @Bean
    IotClient iotClient(AwsSettings settings, AwsCredentialsProvider credentials) {
        return configured(IotClient.builder(), settings, credentials, settings.iotEndpointUrl())
                .build();
    }

    @Bean
    IotDataPlaneClient iotDataPlaneClient(AwsSettings settings, AwsCredentialsProvider credentials) {
        return configured(IotDataPlaneClient.builder(), settings, credentials, settings.iotDataEndpointUrl())
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(
            B builder, AwsSettings settings, AwsCredentialsProvider credentials, @Nullable URI endpoint) {
        builder.region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(BOUNDED);
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }
}
