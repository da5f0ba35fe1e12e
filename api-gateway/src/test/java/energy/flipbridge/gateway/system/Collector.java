package energy.flipbridge.gateway.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as an OpenTelemetry collector does: OTLP over HTTP, in Protocol Buffers. */
final class Collector implements AutoCloseable {

    /** @param parentId empty for the first one of a trace */
    record Span(String traceId, String spanId, String parentId, String name) {}

    /** the numbers of fields in opentelemetry/proto/trace/v1/trace.proto */
    private static final int RESOURCE_SPANS = 1;

    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int PARENT_ID = 4;
    private static final int NAME = 5;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                read(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private void read(byte[] request) {
        for (byte[] resource : all(request, RESOURCE_SPANS)) {
            for (byte[] scope : all(resource, SCOPE_SPANS)) {
                for (byte[] span : all(scope, SPANS)) {
                    spans.add(new Span(
                            id(span, TRACE_ID),
                            id(span, SPAN_ID),
                            id(span, PARENT_ID),
                            new String(all(span, NAME).getFirst(), StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private static String id(byte[] message, int field) {
        List<byte[]> found = all(message, field);
        return found.isEmpty() ? "" : HexFormat.of().formatHex(found.getFirst());
    }

    /** the values of a field that has a length */
    private static List<byte[]> all(byte[] message, int field) {
        Map<Integer, List<byte[]>> fields = new HashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long key = number(bytes);
            switch ((int) key & 7) {
                case 0 -> number(bytes);
                case 1 -> bytes.getLong();
                case 2 -> {
                    byte[] value = new byte[(int) number(bytes)];
                    bytes.get(value);
                    fields.computeIfAbsent((int) (key >>> 3), _ -> new ArrayList<>())
                            .add(value);
                }
                case 5 -> bytes.getInt();
                default -> throw new IllegalArgumentException("no such type of field");
            }
        }
        return fields.getOrDefault(field, List.of());
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
