package energy.flipbridge.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.sqs.SqsServer;
import energy.flipbridge.domain.webhook.ReceiveWebhook;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.support.RunningGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Webhooks of the queue that cannot be stored, with a real queue before the edge of the event store. */
@ExtendWith(RunningGateway.Extension.class)
class QueuedWebhookTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MORE_THAN_ARE_TAKEN_AT_ONCE = 25;

    private final RunningGateway gateway;
    private final AtomicBoolean storesAnswer = new AtomicBoolean(true);
    private final SqsServer server = SqsServer.start(freePort());
    private final SqsAsyncClient sqs;
    private final WebhookQueue queue;
    private final String url;

    QueuedWebhookTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.sqs = SqsAsyncClient.builder()
                .region(Region.US_WEST_2)
                .endpointOverride(URI.create(server.endpoint()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
        this.url =
                sqs.createQueue(request -> request.queueName("webhooks")).join().queueUrl();
        WebhookSettings settings = new WebhookSettings(
                List.of(),
                new Secret(RunningGateway.SHARED_SECRET),
                Duration.ofMinutes(5),
                false,
                Duration.ofDays(30),
                URI.create(url));
        this.queue = new WebhookQueue(
                sqs,
                settings,
                gateway.bean(Inbox.class),
                storesAnswer::get,
                gateway.clock,
                gateway.bean(MeterRegistry.class));
    }

    @BeforeEach
    void start() {
        queue.start();
    }

    @AfterEach
    void stop() {
        queue.close();
        sqs.close();
        server.close();
    }

    @Test
    void what_can_never_be_stored_holds_up_nobody_and_stays_in_the_queue() {
        // given as many that cannot be stored as the node takes at once, and some more
        Set<String> tried = ConcurrentHashMap.newKeySet();
        gateway.sender.answers(command -> {
            String id = ((ReceiveWebhook) command).webhookId();
            if (id.startsWith("poison")) {
                tried.add(id);
                throw new IllegalStateException("not this one");
            }
            return null;
        });
        IntStream.range(0, MORE_THAN_ARE_TAKEN_AT_ONCE).forEach(number -> send("poison-" + number));
        await().atMost(SOON).until(() -> tried.size() == MORE_THAN_ARE_TAKEN_AT_ONCE);

        // when
        send("good");

        // then
        await().atMost(SOON).until(() -> !gateway.sender.sent().isEmpty());
        assertThat(gateway.sender.commands(ReceiveWebhook.class))
                .extracting(ReceiveWebhook::webhookId)
                .containsExactly("good");
        await().atMost(SOON).until(() -> inQueue() == MORE_THAN_ARE_TAKEN_AT_ONCE);
    }

    @Test
    void what_cannot_be_stored_while_the_stores_are_away_is_held_until_they_are_back() {
        // given
        storesAnswer.set(false);
        AtomicInteger attempts = new AtomicInteger();
        gateway.sender.answers(_ -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("the store is away");
        });
        send("held");
        await().atMost(SOON).until(() -> attempts.get() > WebhookQueue.MOST_ATTEMPTS);

        // when
        gateway.sender.answers(_ -> null);

        // then
        await().atMost(SOON).until(() -> gateway.sender.sent().size() == 1);
        await().atMost(SOON).until(() -> inQueue() == 0);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String id) {
        sqs.sendMessage(request -> request.queueUrl(url)
                        .messageBody("{\"event_type\":\"command.created\",\"event_object\":{\"id\":\"" + id + "\"}}")
                        .messageAttributes(Map.of(
                                "webhook-id",
                                text(id),
                                "authorization",
                                text("Bearer " + RunningGateway.SHARED_SECRET))))
                .join();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private int inQueue() {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .join()
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
