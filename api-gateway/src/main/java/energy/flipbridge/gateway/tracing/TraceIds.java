package energy.flipbridge.gateway.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The trace of a correlation id: the first 16 bytes of its SHA-256, and the 8 after them for the first span. So every node
 * knows the trace without having been told, also days later.
 */
final class TraceIds {

    private static final int TRACE = 32;
    private static final int SPAN = 16;

    private TraceIds() {}

    static SpanContext of(String correlationId) {
        String hash = sha256(correlationId);
        return SpanContext.createFromRemoteParent(
                hash.substring(0, TRACE),
                hash.substring(TRACE, TRACE + SPAN),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
