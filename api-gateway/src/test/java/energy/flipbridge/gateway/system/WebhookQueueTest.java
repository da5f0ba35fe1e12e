package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.sqs.CloudQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Flip's webhooks by way of API Gateway and SQS, beside those that Flip sends to the application itself. */
@Tag("system")
class WebhookQueueTest {

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;
    private static Webhooks webhooks;
    private static Json queueRoute;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
        webhooks = new Webhooks(bridge);
        queueRoute = new Json(bridge.cloud().addresses().webhookUrl(), Map.of());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void what_flip_sends_while_the_application_is_down_reaches_the_battery_once_it_is_up() {
        // given a battery, and Flip that sends into the queue
        String thing = "told-later";
        Set<String> commands = new LinkedHashSet<>();
        try (OldDevice device = OldDevice.connect(scene.claimed(thing))) {
            // when Flip orders and changes its mind while the application is down
            bridge.restartGateway(() -> {
                pointWebhooks(bridge.cloud().addresses().webhookUrl());
                for (int number = 1; number <= 20; number++) {
                    commands.add(scene.dispatch(thing, 1_000 + number, Duration.ofHours(number)));
                }
                await().atMost(SOON).until(() -> undelivered() == 0);
            });

            // then each came, and the battery was sent each that no later one took the place of
            await().atMost(SOON).until(() -> commands.stream().allMatch(command -> isKnown(command)));
            await().atMost(SOON).until(() -> !device.received().isEmpty());
            commands.forEach(command -> assertThat(scene.steps(command)).containsOnlyOnce("CommandReceived"));
            // and nothing is left in the queue
            await().atMost(SOON).until(() -> waiting(CloudQueue.WEBHOOKS.title()) == 0);
        }
    }

    @Test
    void one_that_comes_both_ways_is_kept_once() {
        // given
        String command = UUID.randomUUID().toString();
        String body = Webhooks.command(command);
        Map<String, String> headers =
                webhooks.signature("both-ways", bridge.time().instant(), body);
        double before = count("flipbridge.webhooks.received", "duplicate");

        // when
        assertThat(queueRoute.post("", body, headers).status()).isEqualTo(200);
        await().atMost(SOON).until(() -> isKnown(command));
        assertThat(webhooks.post(body, headers).status()).isEqualTo(204);
        assertThat(queueRoute.post("", body, headers).status()).isEqualTo(200);

        // then
        await().atMost(SOON).until(() -> count("flipbridge.webhooks.received", "duplicate") == before + 2);
        assertThat(scene.steps(command)).containsOnlyOnce("CommandReceived");
    }

    @Test
    void one_that_waited_longer_than_a_signature_is_good_for_is_genuine_all_the_same() {
        // given
        String command = UUID.randomUUID().toString();
        String body = Webhooks.command(command);
        Map<String, String> headers = webhooks.signature("waited", bridge.time().instant(), body);

        // when
        bridge.restartGateway(() -> {
            assertThat(queueRoute.post("", body, headers).status()).isEqualTo(200);
            bridge.time().advance(Duration.ofHours(2));
        });

        // then
        await().atMost(SOON).until(() -> isKnown(command));
    }

    @Test
    void a_forged_one_leaves_a_counted_refusal_and_goes_to_the_dead_letters() {
        // given messages that come out again at once
        visibility("0");
        String command = UUID.randomUUID().toString();
        String body = Webhooks.command(command);
        Map<String, String> old =
                webhooks.signature("late-2", bridge.time().instant().minus(Duration.ofHours(1)), body);
        Map<String, String> forged =
                webhooks.signature("forged-1", bridge.time().instant(), body + " ");
        List<Double> before = refusals();

        // when
        assertThat(queueRoute.post("", body, old).status()).isEqualTo(200);
        assertThat(queueRoute.post("", body, forged).status()).isEqualTo(200);

        // then
        await().atMost(SOON).until(() -> waiting(CloudQueue.WEBHOOKS.deadLetters()) == 2);
        visibility("30");
        assertThat(refusals()).containsExactly(before.get(0) + 1, before.get(1) + 1);
        assertThat(isKnown(command)).isFalse();
    }

    private static List<Double> refusals() {
        return Stream.of("stale", "wrong-signature")
                .map(cause -> count("flipbridge.webhooks.refused", cause))
                .toList();
    }

    private static boolean isKnown(String command) {
        return bridge.api().get("/api/commands/" + command).status() == 200;
    }

    private static void pointWebhooks(String url) {
        bridge.sandbox().post("/webhook-url", Map.of("url", url)).ok();
    }

    private static long undelivered() {
        return bridge.sandbox().get("/state").ok().get("webhooks_pending").asLong();
    }

    private static int waiting(String queue) {
        SqsAsyncClient sqs = bridge.gateway().getBean(SqsAsyncClient.class);
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url(queue))
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

    private static void visibility(String seconds) {
        bridge.gateway()
                .getBean(SqsAsyncClient.class)
                .setQueueAttributes(request -> request.queueUrl(url(CloudQueue.WEBHOOKS.title()))
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)))
                .join();
    }

    private static String url(String queue) {
        return bridge.cloud().addresses().webhookQueueUrl().replace(CloudQueue.WEBHOOKS.title(), queue);
    }

    private static double count(String name, String cause) {
        return bridge.gateway().getBean(MeterRegistry.class).find(name).tag("cause", cause).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
