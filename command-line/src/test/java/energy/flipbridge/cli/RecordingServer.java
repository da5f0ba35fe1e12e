package energy.flipbridge.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as it was told, and remembers what it was asked. */
final class RecordingServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    record Request(String line, String authorization, String lastEventId, String body) {}

    private boolean breaksOff;

    private record Answer(int status, String body) {}

    RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The answers to a request line without its query, one after the other; the last one stays. */
    RecordingServer answer(String line, int status, String body) {
        answers.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** From now on an answer ends before it is complete. */
    synchronized void breaksOff() {
        breaksOff = true;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            String lastEventId =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Last-Event-ID"), "");
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(), authorization, lastEventId, body));
            Deque<Answer> prepared = answers.getOrDefault(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), new ArrayDeque<>());
            Answer answer = prepared.size() > 1 ? prepared.removeFirst() : prepared.peekFirst();
            if (breaksOff) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(1);
                // otherwise the server may close before it has sent even the head
                exchange.getResponseBody().flush();
                return;
            }
            byte[] bytes = (answer == null ? "" : answer.body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
