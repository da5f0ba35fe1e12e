package energy.flipbridge.gateway.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.gateway.support.RecordingHttp.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.projections.delivery.CommandPublisher;
import energy.flipbridge.projections.delivery.CommandPublisher.PublishFailed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningGateway.Extension.class)
class IotPublisherTest {

    private static final byte[] MESSAGE = "{\"commands\":[]}".getBytes(StandardCharsets.UTF_8);

    private final RunningGateway gateway;
    private final CommandPublisher publisher;

    IotPublisherTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.publisher = gateway.bean(CommandPublisher.class);
    }

    @Test
    void publishes_to_the_commands_topic_with_qos_1() throws PublishFailed {
        gateway.iot.answers(_ -> Answer.of(200, "{}"));

        publisher.publish("garage-battery", MESSAGE);

        assertThat(gateway.iot.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST /topics/devices%2Fgarage-battery%2Fcommands?qos=1");
            assertThat(request.body()).isEqualTo("{\"commands\":[]}");
        });
    }

    @Test
    void tries_a_bounded_number_of_times_and_says_so() {
        gateway.iot.answers(_ -> new Answer(503, "{}", Map.of("x-amzn-ErrorType", "ServiceUnavailableException")));

        assertThatThrownBy(() -> publisher.publish("garage-battery", MESSAGE))
                .isInstanceOf(PublishFailed.class)
                .hasMessageContaining("garage-battery");
        assertThat(gateway.iot.requests()).hasSize(3);
    }
}
