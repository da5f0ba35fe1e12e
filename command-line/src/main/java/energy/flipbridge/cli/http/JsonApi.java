package energy.flipbridge.cli.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a JSON service; whatever goes wrong becomes an {@link ApiException} in words. */
public final class JsonApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                request(parameters.isEmpty() ? path : path + "?" + parameters).GET());
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
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode body = parse(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new ApiException(Problem.describe(response.statusCode(), body, response.body()));
            }
            return body;
        } catch (ConnectException e) {
            throw new ApiException("Nothing answers at " + base + ". " + howToReach, e);
        } catch (HttpTimeoutException e) {
            throw new ApiException(base + " did not answer in time. " + howToReach, e);
        } catch (IOException e) {
            throw new ApiException("The connection to " + base + " broke: " + e.getMessage() + ". " + howToReach, e);
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
