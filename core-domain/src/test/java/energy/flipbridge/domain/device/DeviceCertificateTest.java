package energy.flipbridge.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceCertificateTest {

    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2049-12-31T23:59:59Z");

    @Test
    void theFirstEndIsThatOfTheActiveOnes() {
        assertThat(DeviceCertificate.firstEnd(List.of(certificate("a", true, LATER), certificate("b", true, SOON))))
                .contains(SOON);
        assertThat(DeviceCertificate.firstEnd(List.of(certificate("a", true, LATER), certificate("b", false, SOON))))
                .contains(LATER);
    }

    @Test
    void withoutAnActiveOneThereIsNoEnd() {
        assertThat(DeviceCertificate.firstEnd(List.of())).isEmpty();
        assertThat(DeviceCertificate.firstEnd(List.of(certificate("a", false, SOON))))
                .isEmpty();
    }

    private static DeviceCertificate certificate(String digit, boolean active, Instant expiresAt) {
        return new DeviceCertificate(digit.repeat(64), active, expiresAt);
    }
}
