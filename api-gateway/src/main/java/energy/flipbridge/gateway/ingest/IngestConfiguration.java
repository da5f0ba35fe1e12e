package energy.flipbridge.gateway.ingest;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The ways by which telemetry comes in. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.INGEST)
class IngestConfiguration {

    @Bean
    Ingest ingest(TelemetryLog log, ParkedMessages parked) {
        return new Ingest(log, parked);
    }

    @Bean(initMethod = "start")
    TelemetryQueue telemetryQueue(SqsAsyncClient sqs, TelemetrySettings settings, Ingest ingest, Clock clock) {
        return new TelemetryQueue(sqs, settings.queueUrl().toString(), ingest, clock);
    }
}
