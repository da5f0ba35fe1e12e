package energy.flipbridge.gateway.ingest;

import energy.flipbridge.gateway.settings.AwsSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** The ways by which telemetry comes in. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.INGEST)
class IngestConfiguration {

    private static final int CONNECTIONS = 32;

    @Bean
    IngestMeters ingestMeters(MeterRegistry meters, Clock clock) {
        return new IngestMeters(meters, clock);
    }

    @Bean
    Ingest ingest(TelemetryLog log, ParkedMessages parked, IngestMeters meters) {
        return new Ingest(log, parked, meters);
    }

    @Bean
    SqsAsyncClient sqs(AwsSettings settings, AwsCredentialsProvider credentials) {
        SqsAsyncClientBuilder builder = SqsAsyncClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS));
        if (settings.sqsEndpointUrl() != null) {
            builder.endpointOverride(settings.sqsEndpointUrl());
        }
        return builder.build();
    }

    @Bean(initMethod = "start")
    SqsReceiver sqsReceiver(
            SqsAsyncClient sqs, TelemetrySettings settings, Ingest ingest, Clock clock, IngestMeters meters) {
        SqsReceiver receiver = new SqsReceiver(sqs, settings.queueUrl().toString(), ingest, clock);
        meters.watch(receiver);
        return receiver;
    }
}
