package energy.flipbridge.gateway.ingest;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The ways by which telemetry comes in. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.INGEST)
class IngestConfiguration {

    @Bean
    IngestMeters ingestMeters(MeterRegistry meters, Clock clock) {
        return new IngestMeters(meters, clock);
    }

    @Bean
    Ingest ingest(TelemetryLog log, ParkedMessages parked, IngestMeters meters) {
        return new Ingest(log, parked, meters);
    }

    @Bean(initMethod = "start")
    TelemetryQueue telemetryQueue(
            SqsAsyncClient sqs, TelemetrySettings settings, Ingest ingest, Clock clock, IngestMeters meters) {
        TelemetryQueue queue = new TelemetryQueue(sqs, settings.queueUrl().toString(), ingest, clock);
        meters.watch(queue);
        return queue;
    }
}
