package energy.flipbridge.gateway.tracing;

import energy.flipbridge.gateway.orders.Orders;
import energy.flipbridge.gateway.settings.TracingSettings;
import energy.flipbridge.gateway.store.StoredEventListener;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, where there is a collector for them. What it does not take is dropped after a while. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("flipbridge.tracing.otlp-url")
class TracingConfiguration {

    private static final Duration LONGEST_EXPORT = Duration.ofSeconds(5);

    @Bean
    Traces traces(TracingSettings settings) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(String.valueOf(settings.otlpUrl()).replaceAll("/+$", "") + "/v1/traces")
                .setTimeout(LONGEST_EXPORT)
                .build();
        return new Traces(BatchSpanProcessor.builder(exporter).build(), settings.sampling());
    }

    @Bean
    StoredEventListener commandTraces(Traces traces, Orders orders) {
        return new CommandTraces(traces, orders);
    }
}
