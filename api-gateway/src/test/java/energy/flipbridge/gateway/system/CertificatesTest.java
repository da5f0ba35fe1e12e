package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Certificates of real batteries, issued and rotated in AWS IoT, as support sees them. */
@Tag("system")
class CertificatesTest {

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data, "--flipbridge.certificates.interval=1s");
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void a_rotated_certificate_takes_the_place_of_the_old_one_in_the_list_of_batteries() {
        // given
        Path folder = scene.claimed("rotated");
        await().atMost(Scene.SOON)
                .untilAsserted(() -> assertThat(
                                inList("rotated").path("certificateExpiresAt").asString())
                        .isEqualTo("2049-12-31T23:59:59.000Z"));
        List<String> before = certificates("rotated");

        // when
        bridge.rotate(folder);

        // then
        await().atMost(Scene.SOON)
                .untilAsserted(
                        () -> assertThat(certificates("rotated")).hasSize(1).doesNotContainAnyElementsOf(before));
        assertThat(scene.history("rotated")).contains("CertificatesChanged");
        assertThat(bridge.api().get("/api/devices?expiresWithinDays=30").ok().path("items"))
                .isEmpty();
    }

    @Test
    void a_battery_that_nobody_has_claimed_is_looked_at_once_it_is_heard() {
        // given
        Path folder = bridge.provision("unclaimed");

        // when
        try (Battery _ = scene.battery(folder)) {
            // then
            await().atMost(Scene.SOON)
                    .untilAsserted(() -> assertThat(certificates("unclaimed")).hasSize(1));
        }
    }

    private static List<String> certificates(String thing) {
        return inList(thing)
                .path("certificates")
                .valueStream()
                .map(certificate -> certificate.path("id").asString())
                .toList();
    }

    private static JsonNode inList(String thing) {
        JsonNode items = bridge.api().get("/api/devices?q=" + thing).ok().path("items");
        return items.path(0);
    }
}
