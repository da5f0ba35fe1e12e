package energy.flipbridge.cloud.flip;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Takes webhooks as the bridge would, answers as told, and remembers everything. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    final List<Webhook> received = new CopyOnWriteArrayList<>();
    static final int SILENCE = -1;

    record Webhook(Headers headers, String body) {
        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String type() {
            return json().path("event_type").asString("");
        }

        JsonNode object() {
            return json().path("event_object");
        }

        String id() {
            return headers.getFirst("Webhook-Id");
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
    }

    /** The next webhooks are answered so, the ones after them with 204. */
    void answerNext(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    List<Webhook> of(String type) {
        return received.stream().filter(webhook -> webhook.type().equals(type)).toList();
    }

    List<String> types() {
        return received.stream().map(Webhook::type).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Webhook(exchange.getRequestHeaders(), body));
            Integer status = answers.poll();
            if (status != null && status == SILENCE) {
                closing.await();
            }
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
