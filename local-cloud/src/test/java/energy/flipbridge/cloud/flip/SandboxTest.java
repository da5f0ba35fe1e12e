package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox and a receiver for each test, over real HTTP, with a clock that stands still until it is moved. */
abstract class SandboxTest {
    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir
    Path folder;

    final AdjustableClock clock = new AdjustableClock(() -> NOON);
    Receiver receiver;
    FlipSandbox sandbox;
    FlipDriver flip;

    FlipSandboxConfig config() {
        return FlipSandboxConfig.of(folder, FlipDriver.API_KEY, FlipDriver.SIGNING_KEY)
                .withClock(clock)
                .withWebhookUrl(receiver.url())
                .withRedelivery(
                        List.of(
                                Duration.ofMillis(20),
                                Duration.ofMillis(20),
                                Duration.ofMillis(20),
                                Duration.ofMillis(20)),
                        Duration.ofMillis(500));
    }

    @BeforeEach
    void startSandbox() throws IOException {
        receiver = new Receiver();
        sandbox = FlipSandbox.start(config());
        flip = new FlipDriver(sandbox.port());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
        receiver.close();
    }

    void restart(FlipSandboxConfig config) {
        sandbox.close();
        sandbox = FlipSandbox.start(config);
        flip = new FlipDriver(sandbox.port());
    }

    void awaitWebhooks(String type, int count) {
        await().untilAsserted(() -> assertThat(receiver.of(type)).hasSize(count));
    }

    void awaitSent() {
        await().untilAsserted(() -> assertThat(flip.control("GET", "/state", "")
                        .json()
                        .path("webhooks_pending")
                        .asInt())
                .isZero());
    }
}
