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

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
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

    /** Tells every page that listens; one that comes later is told the newest, as the gateway does it. */
    synchronized void tell(String event, String json) {
        drifts.addAll(described.driftsOf(event, json));
        String message = "event: " + event + "\ndata: " + json.replaceAll("\\s*\\n\\s*", " ") + "\n\n";
        newest.put(event, message);
        streams.forEach(stream -> stream.add(message));
    }

    private synchronized BlockingQueue<String> listen() {
        BlockingQueue<String> stream = new LinkedBlockingQueue<>(List.of(": hello\n\n"));
        stream.addAll(newest.values());
        streams.add(stream);
        return stream;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String path = URLDecoder.decode(uri.getRawPath(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (path.endsWith("/live")) {
                stream(exchange);
            } else if (path.startsWith("/api/")) {
                answer(exchange, path);
            } else {
                file(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Request request = new Request(
                exchange.getRequestMethod(),
                path,
                query == null ? "" : query,
                body,
                Map.copyOf(exchange.getRequestHeaders()));
        requests.add(request);
        boolean forged = !request.method().equals("GET")
                && !"token-1".equals(exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN"));
        Answer answer = forged ? Answer.problem(403, "forbidden", "") : api.apply(request);
        if (answer == null) {
            answer = Answer.problem(404, "not-found", "");
        }
        drifts.addAll(described.driftsOf(request, answer));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=token-1; Path=/; SameSite=Lax");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void stream(HttpExchange exchange) throws IOException {
        BlockingQueue<String> stream = listen();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                String next = stream.poll(1, TimeUnit.SECONDS);
                out.write((next == null ? ": still here\n\n" : next).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
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
