package energy.flipbridge.gateway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Makes spans of what has happened already, in the trace of what began it. */
final class Traces implements AutoCloseable {

    private final FirstSpans ids = new FirstSpans();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param sampling the share that is kept; it goes by the trace's id, so that all nodes keep the same ones */
    Traces(SpanProcessor processor, double sampling) {
        this.provider = SdkTracerProvider.builder()
                .setResource(
                        Resource.builder().put("service.name", "flipbridge").build())
                .setIdGenerator(ids)
                .setSampler(Sampler.traceIdRatioBased(sampling))
                .addSpanProcessor(processor)
                .build();
        this.tracer = provider.get("energy.flipbridge");
    }

    void begin(String correlationId, Step step) {
        Step named = step.with("flipbridge.correlation", correlationId);
        end(ids.start(span(named), TraceIds.of(correlationId)), named);
    }

    void add(String correlationId, Step step) {
        Context first = Context.root().with(Span.wrap(TraceIds.of(correlationId)));
        end(span(step).setParent(first).startSpan(), step);
    }

    private SpanBuilder span(Step step) {
        return tracer.spanBuilder(step.name()).setStartTimestamp(step.from()).setAllAttributes(step.attributes());
    }

    private static void end(Span span, Step step) {
        if (step.isFailure()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(step.to());
    }

    /** Sends what was not sent yet, for some seconds at most. */
    @Override
    public void close() {
        provider.close();
    }
}
