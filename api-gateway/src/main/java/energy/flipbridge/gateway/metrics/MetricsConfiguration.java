package energy.flipbridge.gateway.metrics;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.gateway.orders.Orders;
import energy.flipbridge.gateway.processing.ProcessorList;
import energy.flipbridge.gateway.settings.MetricsSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import energy.flipbridge.gateway.store.EventArchive;
import energy.flipbridge.gateway.store.StoredEventListener;
import energy.flipbridge.projections.flip.ForwardingWorker;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.replay.Replays;
import energy.flipbridge.projections.unanswered.UnansweredReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What each node watches; what is the same for all nodes is looked up by those that fold views. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    StoredEventListener eventMeters(MeterRegistry meters, Orders orders) {
        return new EventMeters(meters, orders);
    }

    @Bean
    Sampler processorsSampler(ProcessorList processors, EventArchive events, Clock clock, MeterRegistry meters) {
        return new ProcessorsSampler(processors, events, clock, meters);
    }

    @Bean
    Sampler dependencySampler(Map<String, ReactiveHealthIndicator> indicators, MeterRegistry meters) {
        return new DependencySampler(indicators, meters);
    }

    @Bean
    Sampler forwardingSampler(ForwardingWorker worker, Clock clock, MeterRegistry meters) {
        return new ForwardingSampler(worker, clock, meters);
    }

    @Bean
    @OnRole(Role.INGEST)
    Sampler queueSampler(SqsAsyncClient sqs, TelemetrySettings settings, MeterRegistry meters) {
        return new QueueSampler(sqs, settings.queueUrl().toString(), meters);
    }

    @Bean
    @OnRole(Role.VIEWS)
    Sampler unansweredSampler(MongoDatabase views, Clock clock, MeterRegistry meters) {
        return new UnansweredSampler(new UnansweredReader(views), clock, meters);
    }

    @Bean
    @OnRole(Role.VIEWS)
    Sampler devicesSampler(MongoDatabase views, Clock clock, MeterRegistry meters) {
        return new DevicesSampler(views, clock, meters);
    }

    @Bean
    @OnRole(Role.VIEWS)
    Sampler parkedSampler(List<Parking> parkings, MeterRegistry meters) {
        return new ParkedSampler(parkings, meters);
    }

    @Bean
    @OnRole(Role.VIEWS)
    Sampler replaysSampler(Replays replays, MeterRegistry meters) {
        return new ReplaysSampler(replays, meters);
    }

    @Bean
    Sampling sampling(List<Sampler> samplers, MetricsSettings settings) {
        return new Sampling(samplers, settings.interval());
    }
}
