package energy.flipbridge.cloud.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SelectionTest {
    private static final String TOPIC = "devices/bat-1/telemetry";

    @Test
    void passesFieldsThroughAndAddsItsOwn() {
        String selected = select("{\"seq\":12,\"power\":1.10,\"mqtt_topic\":\"forged\",\"mqtt_received_at\":1}");
        assertThat(selected)
                .isEqualTo("{\"seq\":12,\"power\":1.10,\"mqtt_topic\":\"" + TOPIC + "\",\"mqtt_received_at\":1234}");
    }

    @Test
    void keepsEveryDigit() {
        assertThat(select("{\"n\":12345678901234567890.123456789012345678}"))
                .contains("12345678901234567890.123456789012345678");
    }

    @Test
    void writesOnlyCharactersThatSqsTakes() {
        assertThat(select("{\"a\":\"\uFFFF\\u0000é\"}")).isPrintable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[1]", "1", "null", "\"text\"", "{\"a\":1", "{\"a\":1} {\"b\":2}"})
    void carriesWholeWhatIsNoObject(String payload) {
        JsonNode selected = JsonMapper.shared().readTree(select(payload));
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(selected.path("payload_base64").asString()),
                        StandardCharsets.UTF_8))
                .isEqualTo(payload);
        assertThat(selected.path("mqtt_topic").asString()).isEqualTo(TOPIC);
        assertThat(selected.path("mqtt_received_at").asLong()).isEqualTo(1234);
    }

    @Test
    void carriesWholeWhatWouldGrowBeyondAMessage() {
        String selected = select("{\"a\":\"" + "é".repeat(60_000) + "\"}");
        assertThat(selected).startsWith("{\"payload_base64\":");
        assertThat(selected.length()).isLessThanOrEqualTo(Selection.MAXIMUM_BYTES);
    }

    @Test
    void survivesDeepNesting() {
        assertThat(select("{\"a\":" + "[".repeat(60_000))).startsWith("{\"payload_base64\":");
    }

    private static String select(String payload) {
        return Selection.of(TOPIC, payload.getBytes(StandardCharsets.UTF_8), 1234);
    }
}
