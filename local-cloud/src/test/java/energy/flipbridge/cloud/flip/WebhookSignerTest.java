package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final String OTHER_KEY = "whsec_YW5vdGhlci1rZXktb2YtMzItYnl0ZXMtMDEyMzQ1Njc=";
    private static final String BODY = "{\"event_type\":\"command.created\",\"event_object\":"
            + "{\"id\":\"c0000000-0000-4000-8000-000000000001\"},\"timestamp\":\"2024-11-23T18:00:00.000Z\"}";

    @Test
    void signs_the_known_vector() {
        String signature = new WebhookSigner(List.of(FlipDriver.SIGNING_KEY)).sign("msg_test_0001", 1732384800, BODY);

        assertThat(signature).isEqualTo("v1,AcBhgR11bAHQRbhCuSRWmtB1GfvT6RuxVnarxfo5Ax4=");
    }

    @Test
    void gives_one_entry_for_each_key() {
        WebhookSigner signer = new WebhookSigner(List.of(OTHER_KEY, FlipDriver.SIGNING_KEY));

        assertThat(signer.sign("msg_test_0001", 1732384800, BODY).split(" "))
                .hasSize(2)
                .endsWith("v1,AcBhgR11bAHQRbhCuSRWmtB1GfvT6RuxVnarxfo5Ax4=");
    }

    @Test
    void refuses_what_is_not_a_key() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSigner(List.of("secret")));
    }
}
