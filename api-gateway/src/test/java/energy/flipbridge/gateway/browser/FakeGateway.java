package energy.flipbridge.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import energy.flipbridge.gateway.web.WebUiConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Serves the built pages under the gateway's real policy, with answers that a test makes up. */
final class FakeGateway implements AutoCloseable {

    /** As in SecurityConfiguration. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Path BUILT = Path.of("target", "classes", "web-ui");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");
    private static final List<PathPattern> PAGES = WebUiConfiguration.PAGES.stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** @param path decoded, with its query as sent */
    record Request(String method, String path, String query, String body, Map<String, List<String>> headers) {

        String line() {
            return method + " " + path;
        }
    }

    record Answer(int status, String body, Map<String, String> headers) {

        static Answer ok(String json) {
            return new Answer(200, json, Map.of());
        }

        static Answer accepted(String json) {
            return new Answer(202, json, Map.of());
        }

        static Answer problem(int status, String type, String more) {
            return new Answer(
                    status,
                    "{\"type\":\"urn:flipbridge:problem:" + type + "\",\"title\":\"No\",\"status\":" + status
                            + ",\"requestId\":\"r-1\",\"detail\":\"Something to do next.\"" + more + "}",
                    Map.of("Content-Type", "application/problem+json"));
        }
    }

    private static final String HOMES = "/api/homes/";
    private static final String START =
            "id: 1742\nevent: start\nretry: 200\ndata: {\"position\":1742,\"resumed\":false}\n\n";

    /** what ends a stream */
    private static final String END = "";

    private record Listener(String path, BlockingQueue<String> messages) {}

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final DescribedApi described = new DescribedApi();
    private final Set<String> drifts = ConcurrentHashMap.newKeySet();
    private final Map<String, String> newest = new HashMap<>();
    private volatile Function<Request, @Nullable Answer> api;

    FakeGateway(Function<Request, @Nullable Answer> api) {
        this.api = api;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on answers so; null stands for 404. */
    synchronized void answers(Function<Request, @Nullable Answer> newApi) {
        requests.clear();
        newest.clear();
        api = newApi;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Tells every page of a home; one that comes later is told the newest, as the gateway does it. */
    synchronized void tell(String event, String json) {
        drifts.addAll(described.driftsOf(event, json));
        String message = "event: " + event + "\ndata: " + json.replaceAll("\\s*\\n\\s*", " ") + "\n\n";
        newest.put(event, message);
        listeners.stream()
                .filter(listener -> listener.path().startsWith(HOMES))
                .forEach(listener -> listener.messages().add(message));
    }

    /** Tells those of the staff who follow this what has just happened. */
    void tellStaff(String path, String liveEvent) {
        drifts.addAll(described.driftsOf("LiveEvent", liveEvent));
        at(path).forEach(listener -> listener.messages().add("event: event\ndata: " + liveEvent + "\n\n"));
    }

    /** Ends the streams of those who follow this. */
    void breaksOff(String path) {
        at(path).forEach(listener -> listener.messages().add(END));
    }

    private Stream<Listener> at(String path) {
        return listeners.stream().filter(listener -> listener.path().equals(path));
    }

    private synchronized Listener listen(String path) {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>(List.of(": hello\n\n"));
        if (path.startsWith(HOMES)) {
            messages.addAll(newest.values());
        } else {
            messages.add(START);
        }
        Listener listener = new Listener(path, messages);
        listeners.add(listener);
        return listener;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String path = URLDecoder.decode(uri.getRawPath(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (path.endsWith("/live")) {
                follow(exchange, path);
            } else if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
                answer(exchange, path);
            } else {
                file(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        Request request = received(exchange, path);
        boolean forged = !request.method().equals("GET")
                && !"token-1".equals(exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN"));
        Answer answer = forged ? Answer.problem(403, "forbidden", "") : api.apply(request);
        if (answer == null) {
            answer = Answer.problem(404, "not-found", "");
        }
        if (path.startsWith("/api/")) {
            drifts.addAll(described.driftsOf(request, answer));
        }
        send(exchange, answer);
    }

    private Request received(HttpExchange exchange, String path) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Request request = new Request(
                exchange.getRequestMethod(),
                path,
                query == null ? "" : query,
                body,
                Map.copyOf(exchange.getRequestHeaders()));
        requests.add(request);
        return request;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=token-1; Path=/; SameSite=Lax");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Whatever a test answers in the stream's place refuses it. */
    private void follow(HttpExchange exchange, String path) throws IOException {
        Answer refusal = path.startsWith(HOMES) ? null : api.apply(received(exchange, path));
        if (refusal == null) {
            stream(exchange, listen(path));
        } else {
            send(exchange, refusal);
        }
    }

    private void stream(HttpExchange exchange, Listener listener) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String next = ""; next != null; next = nextOf(listener)) {
                out.write(next.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(listener);
        }
    }

    /** @return null at the end */
    private static @Nullable String nextOf(Listener listener) throws InterruptedException {
        String next = listener.messages().poll(1, TimeUnit.SECONDS);
        if (next == null) {
            return ": still here\n\n";
        }
        return next.equals(END) ? null : next;
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        PathContainer container = PathContainer.parsePath(path);
        boolean page = PAGES.stream().anyMatch(pattern -> pattern.matches(container));
        Path file = BUILT.resolve(page ? "index.html" : path.substring(1)).normalize();
        if (!file.startsWith(BUILT) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String name = file.getFileName().toString();
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        assertThat(drifts).as("what openapi.json describes otherwise").isEmpty();
    }
}
