package energy.flipbridge.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.webhook.Verification.Genuine;
import energy.flipbridge.gateway.webhook.Verification.NotGenuine;
import energy.flipbridge.gateway.webhook.Verification.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** The vectors were computed apart from this code, over Flip's two schemes. */
class VerifierTest {

    private static final Instant SIGNED = Instant.ofEpochSecond(1_732_384_800);
    private static final Secret KEY = new Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    private static final Secret OTHER_KEY = new Secret("whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyISE=");
    private static final String HEADER_SCHEME = "v1,AcBhgR11bAHQRbhCuSRWmtB1GfvT6RuxVnarxfo5Ax4=";
    private static final String BODY_SCHEME = "v1,DL7S1xA54ZXYM1ugH/38652AkEf1gZWHgnPwK8CVQRc=";
    private static final byte[] BODY =
            "{\"event_type\":\"command.created\",\"event_object\":{\"id\":\"c0000000-0000-4000-8000-000000000001\"},\"timestamp\":\"2024-11-23T18:00:00.000Z\"}"
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void accepts_the_vector_of_the_header_scheme() {
        assertThat(verify(HEADER_SCHEME, SIGNED, false, KEY)).isEqualTo(new Genuine("signature", SIGNED));
    }

    @Test
    void accepts_any_of_several_signatures_and_keys() {
        assertThat(verify("v1a,xyz v1,AAAA " + HEADER_SCHEME, SIGNED, false, OTHER_KEY, KEY))
                .isInstanceOf(Genuine.class);
        assertThat(verify(HEADER_SCHEME, SIGNED, false, OTHER_KEY)).isEqualTo(new NotGenuine(Refusal.WRONG_SIGNATURE));
        assertThat(verify(HEADER_SCHEME.replace("v1,", "v2,"), SIGNED, false, KEY))
                .isEqualTo(new NotGenuine(Refusal.WRONG_SIGNATURE));
    }

    @Test
    void accepts_the_bodys_timestamp_only_when_told_to() {
        assertThat(verify(BODY_SCHEME, SIGNED, true, KEY)).isInstanceOf(Genuine.class);
        assertThat(verify(HEADER_SCHEME, SIGNED, true, KEY)).isInstanceOf(Genuine.class);
        assertThat(verify(BODY_SCHEME, SIGNED, false, KEY)).isEqualTo(new NotGenuine(Refusal.WRONG_SIGNATURE));
        assertThat(verify(BODY_SCHEME, SIGNED.plus(Duration.ofMinutes(6)), true, KEY))
                .isInstanceOf(NotGenuine.class);
    }

    @Test
    void holds_the_time_within_five_minutes_on_both_sides() {
        Duration tolerance = Duration.ofMinutes(5);
        assertThat(verify(HEADER_SCHEME, SIGNED.plus(tolerance), false, KEY)).isInstanceOf(Genuine.class);
        assertThat(verify(HEADER_SCHEME, SIGNED.minus(tolerance), false, KEY)).isInstanceOf(Genuine.class);
        assertThat(verify(HEADER_SCHEME, SIGNED.plus(tolerance).plusMillis(1), false, KEY))
                .isEqualTo(new NotGenuine(Refusal.STALE));
        assertThat(verify(HEADER_SCHEME, SIGNED.minus(tolerance).minusMillis(1), false, KEY))
                .isEqualTo(new NotGenuine(Refusal.FUTURE));
    }

    private static Verification verify(String signature, Instant now, boolean bodyTimestamp, Secret... keys) {
        WebhookSettings settings = new WebhookSettings(
                List.of(keys), null, Duration.ofMinutes(5), bodyTimestamp, Duration.ofDays(30), null);
        HttpHeaders headers = new HttpHeaders();
        headers.set("Webhook-Id", "msg_test_0001");
        headers.set("Webhook-Timestamp", "1732384800");
        headers.set("Webhook-Signature", signature);
        return new Verifier(settings).verify(headers, BODY, now);
    }
}
