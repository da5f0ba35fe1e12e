package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    @TempDir
    Path folder;

    @Test
    void everything_answered_is_there_after_kill_9() throws IOException, InterruptedException {
        Process process = SandboxProcess.launch(folder);
        FlipDriver flip = new FlipDriver(SandboxProcess.port(process));
        flip.commission("a", "88802");
        String token = flip.token("a");
        String command = flip.dispatch("a", "\"duration_s\":3600");
        flip.report(command, "OK");
        int batches = 40;
        for (int i = 0; i < batches; i++) {
            flip.asClient(
                    "POST", "/v1/telemetry/BATTERY", FlipDriver.batch("a", Instant.now(), "e", 10 * i, 10 * i + 9));
        }
        process.destroyForcibly().waitFor();

        try (Receiver receiver = new Receiver();
                FlipSandbox sandbox =
                        FlipSandbox.start(FlipSandboxConfig.of(folder, FlipDriver.API_KEY, FlipDriver.SIGNING_KEY)
                                .withWebhookUrl(receiver.url()))) {
            FlipDriver again = new FlipDriver(sandbox.port());

            assertThat(again.call("GET", "/v1/site/site-for-device::a/enrollments", "", token)
                            .text("/0/status"))
                    .isEqualTo("PENDING");
            assertThat(again.deviceStatus(command)).isEqualTo("OK");
            assertThat(again.control("GET", "/telemetry/summary", "")
                            .json()
                            .path("distinct")
                            .asInt())
                    .isEqualTo(10 * batches);
            await().untilAsserted(() -> assertThat(receiver.types())
                    .contains("enrollment.created", "event.created", "command.created", "command.started"));
        }
    }

    @Test
    void a_folder_in_use_is_named_with_what_to_do() {
        FlipSandboxConfig config = FlipSandboxConfig.of(folder, FlipDriver.API_KEY, FlipDriver.SIGNING_KEY);
        try (FlipSandbox first = FlipSandbox.start(config)) {
            assertThat(first.port()).isPositive();
            assertThatIllegalStateException()
                    .isThrownBy(() -> FlipSandbox.start(config))
                    .withMessageContaining("stop the other process");
        }
    }
}
