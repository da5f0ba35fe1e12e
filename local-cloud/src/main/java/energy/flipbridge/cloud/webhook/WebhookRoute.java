package energy.flipbridge.cloud.webhook;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API that terraform makes for Flip's webhooks: each goes into SQS at once, with what its signature is checked
 * by, whether or not the bridge is up. The answer is SQS's own, as the integration SQS-SendMessage gives it
 * (docs.aws.amazon.com/apigateway, AWS service integrations).
 */
public final class WebhookRoute implements AutoCloseable {
    public static final String PATH = "/api/flip-webhook";

    /** What the integration takes over; SQS refuses an attribute without a value. */
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    /** An attribute that API Gateway itself sets, to {@code $context.requestTimeEpoch}. */
    private static final String RECEIVED_AT = "received-at";

    private static final long LARGEST_REQUEST = 10_000_000;

    private final Javalin javalin;

    private WebhookRoute(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Where a webhook is put. */
    @FunctionalInterface
    public interface Queue {
        /** @return SQS's id of the message */
        String send(String body, Map<String, String> attributes);
    }

    public static WebhookRoute start(int port, Queue queue, InstantSource clock) {
        Javalin javalin = Javalin.create(config -> {
            config.http.maxRequestSize = LARGEST_REQUEST;
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.post(PATH, context -> take(context, queue, clock));
        });
        return new WebhookRoute(javalin.start("127.0.0.1", port));
    }

    private static void take(Context context, Queue queue, InstantSource clock) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String header : HEADERS) {
            String value = context.header(header);
            if (value == null || value.isEmpty()) {
                refuse(context, "The message attribute '" + header + "' must have a value");
                return;
            }
            attributes.put(header, value);
        }
        attributes.put(RECEIVED_AT, Long.toString(clock.millis()));
        try {
            String body = new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
            answer(context, Map.of("MessageId", queue.send(body, attributes)));
        } catch (SqsException e) {
            refuse(context, e.awsErrorDetails().errorMessage());
        }
    }

    private static void refuse(Context context, String message) {
        context.status(HttpStatus.BAD_REQUEST);
        answer(context, Map.of("message", message));
    }

    private static void answer(Context context, Map<String, String> answer) {
        context.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(answer));
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
