package energy.flipbridge.gateway.iot;

import static org.awaitility.Awaitility.await;

import energy.flipbridge.gateway.support.DeviceKeys;
import energy.flipbridge.gateway.support.IotThings;
import energy.flipbridge.gateway.support.RecordingHttp.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.gateway.support.WholeGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of certificates while AWS IoT does not answer, and once it does again. */
@Tag("system")
class AwsAwayTest {

    private static final Duration SOON = Duration.ofSeconds(45);
    private static final Instant IN_TWO_DAYS =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(2));
    private static final DeviceKeys OLD = DeviceKeys.ec(IN_TWO_DAYS);
    private static final DeviceKeys NEXT = DeviceKeys.ec(Instant.parse("2049-12-31T23:59:59Z"));

    private static final WholeGateway GATEWAY =
            new WholeGateway("--flipbridge.certificates.interval=1s", "--flipbridge.certificates.per-second=10");

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void nothing_is_lost_while_it_is_away() {
        // given
        GATEWAY.iot.answers(_ -> Answer.of(503, "{}"));
        isHeard("garage");
        await().atMost(SOON).until(() -> GATEWAY.iot.requests().size() > 3);
        awaitExpiry(null);

        // when
        GATEWAY.iot.answers(new IotThings().with("garage", Map.of(), Map.of(OLD, "ACTIVE")));

        // then
        awaitExpiry(IN_TWO_DAYS);
        awaitFound(true);

        // when
        GATEWAY.iot.answers(_ -> Answer.of(503, "{}"));
        await().atMost(SOON).until(() -> GATEWAY.iot.requests().size() > 3);

        // then
        awaitExpiry(IN_TWO_DAYS);

        // when
        GATEWAY.iot.answers(new IotThings().with("garage", Map.of(), Map.of(OLD, "REVOKED", NEXT, "ACTIVE")));

        // then
        awaitExpiry(NEXT.expiresAt());
        awaitFound(false);

        // when
        GATEWAY.iot.answers(new IotThings());

        // then
        awaitExpiry(null);
    }

    private static void isHeard(String thing) {
        String message = """
                {"mqtt_topic": "devices/%s/telemetry", "mqtt_received_at": %d, "telemetry": {}}""".formatted(thing, Instant.now().toEpochMilli());
        GATEWAY.anybody()
                .post()
                .uri("/api/devices/telemetry")
                .header("Authorization", "Bearer " + RunningGateway.SHARED_SECRET)
                .bodyValue(Map.of("messageId", "m-" + thing, "body", message))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static void awaitExpiry(@Nullable Instant expected) {
        await().atMost(SOON).untilAsserted(() -> {
            var device = GATEWAY.support()
                    .get()
                    .uri("/api/devices/garage")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody();
            if (expected == null) {
                device.jsonPath("$.certificateExpiresAt").doesNotExist();
            } else {
                device.jsonPath("$.certificateExpiresAt")
                        .isEqualTo(expected.toString().replace("Z", ".000Z"));
            }
        });
    }

    private static void awaitFound(boolean isFound) {
        await().atMost(SOON)
                .untilAsserted(() -> GATEWAY.support()
                        .get()
                        .uri("/api/devices?expiresWithinDays=30")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items.length()")
                        .isEqualTo(isFound ? 1 : 0));
    }
}
