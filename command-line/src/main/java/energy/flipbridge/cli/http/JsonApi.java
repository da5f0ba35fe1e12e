package energy.flipbridge.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a JSON service; whatever goes wrong becomes an {@link ApiException} in words. */
public final class JsonApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** too many requests, and what servers and proxies answer while they are not ready */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final int BUFFER = 16 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final Optional<String> token;
    private final String howToReach;

    /** @param howToReach what to do when nothing answers at {@code base} */
    public JsonApi(URI base, Optional<String> token, String howToReach) {
        this.base = base;
        this.token = token;
        this.howToReach = howToReach;
    }

    public JsonNode get(String path, Map<String, String> query) {
        return send(request(asked(path, query)).GET());
    }

    /** Writes the answer to a file as it comes. The file is there only once the answer is complete. */
    public void download(String path, Map<String, String> query, Path file) {
        HttpRequest request =
                request(asked(path, query)).setHeader("Accept", "*/*").GET().build();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpResponse<InputStream> response = exchange(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                keep(body, part);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ApiException("Cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            part.toFile().delete();
        }
    }

    /**
     * Hands over server-sent events as they come, until the server ends the stream or the connection breaks after it was
     * there.
     *
     * @param lastId of the newest event that is known; empty for none
     * @param consumer says whether it wants more
     * @return whether it wants more
     */
    public boolean follow(String path, String lastId, Predicate<ServerSent> consumer) {
        HttpRequest.Builder request = request(path).setHeader("Accept", "text/event-stream, application/problem+json");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = exchange(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (EventStream stream = new EventStream(response.body())) {
            if (response.statusCode() / 100 != 2) {
                throw refused(
                        response.statusCode(), new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return stream.read(consumer);
        } catch (IOException e) {
            return true;
        }
    }

    private void keep(InputStream body, Path part) throws IOException {
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new ApiException("The file from " + base + " broke off, and nothing of it is kept. Try again.", e);
        }
    }

    private static String asked(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    public JsonNode post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    /** Encodes one segment of a path. */
    public static String segment(String text) {
        return encode(text).replace("%3A", ":");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString().replaceFirst("/+$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response =
                exchange(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw refused(response.statusCode(), response.body());
        }
        return parse(response.body());
    }

    private static ApiException refused(int status, String body) {
        String text = Problem.describe(status, parse(body), body);
        return PASSING.contains(status) ? new UnreachableException(text, null) : new ApiException(text);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (ConnectException e) {
            throw new UnreachableException("Nothing answers at " + base + ". " + howToReach, e);
        } catch (HttpTimeoutException e) {
            throw new UnreachableException(base + " did not answer in time. " + howToReach, e);
        } catch (IOException e) {
            throw new UnreachableException(
                    "The connection to " + base + " broke: " + e.getMessage() + ". " + howToReach, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("Interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            // Not JSON, for example a proxy's page: the status code then has to do.
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
