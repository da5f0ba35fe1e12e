package energy.flipbridge.gateway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Gives the first span of a trace the ids that follow from what it is about, and all others random ones. */
final class FirstSpans implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable SpanContext> first = new ThreadLocal<>();

    Span start(SpanBuilder span, SpanContext ids) {
        first.set(ids);
        try {
            return span.setNoParent().startSpan();
        } finally {
            first.remove();
        }
    }

    @Override
    public String generateTraceId() {
        SpanContext ids = first.get();
        return ids == null ? random.generateTraceId() : ids.getTraceId();
    }

    @Override
    public String generateSpanId() {
        SpanContext ids = first.get();
        return ids == null ? random.generateSpanId() : ids.getSpanId();
    }
}
