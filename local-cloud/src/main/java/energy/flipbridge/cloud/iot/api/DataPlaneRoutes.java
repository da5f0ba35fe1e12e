package energy.flipbridge.cloud.iot.api;

import com.hivemq.extension.sdk.api.services.publish.RetainedPublish;
import energy.flipbridge.cloud.broker.DeviceAccess;
import energy.flipbridge.cloud.broker.MqttBroker;
import energy.flipbridge.cloud.broker.OutgoingMessage;
import energy.flipbridge.cloud.iot.registry.IotException;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publish, GetRetainedMessage and DeleteConnection of the data plane. */
final class DataPlaneRoutes {
    private static final int TIMEOUT_SECONDS = 10;
    private static final int TOPIC_BYTES = 256;
    private static final int TOPIC_SLASHES = 7;

    private final Supplier<MqttBroker> broker;

    DataPlaneRoutes(Supplier<MqttBroker> broker) {
        this.broker = broker;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/topics/<topic>", this::publish);
        routes.get("/retainedMessage/<topic>", this::retained);
        routes.delete("/connections/{client}", this::disconnect);
    }

    /** Answers once the broker has taken the message. */
    private void publish(Context context) {
        byte[] payload = context.bodyAsBytes();
        if (payload.length > DeviceAccess.MAXIMUM_PAYLOAD_BYTES) {
            throw IotException.tooLarge("The payload is over 128 KB");
        }
        long qos = Requests.number(context, "qos").orElse(0);
        if (qos != 0 && qos != 1) {
            throw IotException.invalid("qos must be 0 or 1");
        }
        await(broker.get().publish(message(context, payload, (int) qos)));
        Requests.answer(context, Map.of("message", "OK"));
    }

    private static OutgoingMessage message(Context context, byte[] payload, int qos) {
        return new OutgoingMessage(
                topic(context),
                payload,
                qos,
                Requests.flag(context, "retain"),
                Requests.query(context, "contentType"),
                Requests.query(context, "responseTopic"),
                Requests.number(context, "messageExpiry").stream().boxed().findFirst(),
                Optional.ofNullable(context.header("x-amz-mqtt5-correlation-data"))
                        .map(DataPlaneRoutes::decoded),
                "UTF8_DATA".equals(context.header("x-amz-mqtt5-payload-format-indicator")),
                userProperties(Optional.ofNullable(context.header("x-amz-mqtt5-user-properties"))));
    }

    private static String topic(Context context) {
        String topic = context.pathParam("topic");
        if (topic.contains("+") || topic.contains("#") || topic.indexOf('\0') >= 0) {
            throw IotException.invalid("A topic has no wildcards");
        }
        if (topic.getBytes(StandardCharsets.UTF_8).length > TOPIC_BYTES
                || topic.chars().filter(it -> it == '/').count() > TOPIC_SLASHES) {
            throw IotException.invalid("A topic has at most 256 bytes and 7 slashes");
        }
        return topic;
    }

    /** The header holds base64 of a JSON list of objects with one property each. */
    private static Map<String, String> userProperties(Optional<String> header) {
        Map<String, String> properties = new LinkedHashMap<>();
        header.ifPresent(value -> {
            try {
                JsonNode list = JsonMapper.shared().readTree(decoded(value));
                list.values()
                        .forEach(one -> one.properties()
                                .forEach(it -> properties.put(
                                        it.getKey(), it.getValue().asString(""))));
            } catch (JacksonException e) {
                throw IotException.invalid("x-amz-mqtt5-user-properties is not base64 of a JSON list");
            }
        });
        return properties;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw IotException.invalid("An x-amz-mqtt5 header is not base64");
        }
    }

    private void retained(Context context) {
        String topic = topic(context);
        RetainedPublish message =
                await(broker.get().retained(topic)).orElseThrow(() -> IotException.notFound("Retained message", topic));
        byte[] payload = message.getPayload()
                .map(it -> {
                    ByteBuffer copy = it.duplicate();
                    byte[] bytes = new byte[copy.remaining()];
                    copy.get(bytes);
                    return bytes;
                })
                .orElse(new byte[0]);
        Requests.answer(
                context,
                Map.of(
                        "topic", topic,
                        "payload", Base64.getEncoder().encodeToString(payload),
                        "qos", message.getQos().getQosNumber()));
    }

    private void disconnect(Context context) {
        String client = context.pathParam("client");
        boolean was = await(broker.get()
                .disconnect(
                        client, Requests.flag(context, "preventWillMessage"), Requests.flag(context, "cleanSession")));
        if (!was) {
            throw IotException.notFound("Connection", client);
        }
        Requests.answer(context, Map.of());
    }

    private static <V> V await(CompletableFuture<V> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IotException.unavailable("local-cloud is stopping");
        } catch (ExecutionException | TimeoutException e) {
            throw IotException.unavailable("The broker did not take it in time; try again");
        }
    }
}
