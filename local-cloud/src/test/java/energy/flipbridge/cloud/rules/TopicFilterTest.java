package energy.flipbridge.cloud.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({
        "devices/+/telemetry, devices/bat-1/telemetry,   true",
        "devices/+/telemetry, devices//telemetry,        true",
        "devices/+/telemetry, devices/a/b/telemetry,     false",
        "devices/+/telemetry, devices/bat-1/telemetry/x, false",
        "devices/+/telemetry, devices/bat-1/commands,    false",
        "devices/+/telemetry, devices/bat-1,             false",
        "devices/#,           devices,                   true",
        "devices/#,           devices/a/b,               true",
        "#,                   $SYS/a,                    false",
        "+/a,                 $SYS/a,                    false",
        "$SYS/#,              $SYS/a,                    true",
    })
    void matchesAsMqttSays(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.of(filter).matches(topic)).isEqualTo(matches);
    }
}
