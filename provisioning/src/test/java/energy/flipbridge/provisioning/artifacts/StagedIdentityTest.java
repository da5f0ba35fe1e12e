package energy.flipbridge.provisioning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.provisioning.fake.FakeIot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedIdentityTest {

    private static final ThingName BATTERY = new ThingName("battery");

    @TempDir
    private Path temp = Path.of("");

    @Test
    void whatAnInterruptedClearingLeftCountsForNothing() throws IOException {
        // given
        StagedIdentity staged = new ArtifactsFolder(temp.resolve("battery")).staged();
        try (FakeIot ca = new FakeIot()) {
            staged.begin(IdentityRequest.of(BATTERY, KeyOrigin.LOCAL, Instant.now(), List.of(), Duration.ZERO));
            String pem = ca.certificateFor(Pem.requestedKey(staged.makeKey(BATTERY)));
            staged.saveCertificate(
                    new DeviceInfo("battery", "arn", "certificate", "localhost"),
                    new IssuedCertificate("certificate", pem));
        }

        // when
        Path next = temp.resolve("battery/.identity/next");
        Files.delete(next.resolve("request.json"));
        Files.delete(next.resolve(ArtifactsFolder.DEVICE_INFO));

        // then
        assertThat(staged.request()).isEmpty();
        assertThat(staged.signingRequest()).isEmpty();
        assertThat(staged.certificate()).isEmpty();
    }
}
