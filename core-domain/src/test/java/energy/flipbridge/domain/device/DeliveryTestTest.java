package energy.flipbridge.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipOrderParser;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.Parsed;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeliveryTestTest {

    private static final Instant AT = Instant.parse("2026-07-01T16:00:00Z");

    @Test
    void isTheWithdrawalOfACommandAsFlipWritesIt() {
        // when
        QueueForDelivery test = DeliveryTest.queue("garage", DeliveryTest.id("7"), AT);

        // then
        Window window = new Window(AT, AT.plus(Duration.ofMinutes(15)));
        assertThat(test.withdrawal()).isTrue();
        assertThat(test.window()).isEqualTo(window);
        assertThat(FlipOrderParser.parse(
                        JsonMapper.shared().readTree(test.commandJson()), test.commandJson(), Instant.EPOCH))
                .asInstanceOf(InstanceOfAssertFactories.type(Parsed.Accepted.class))
                .extracting(Parsed.Accepted::value, InstanceOfAssertFactories.type(FlipOrder.class))
                .returns("garage", FlipOrder::thing)
                .returns(FlipStatus.CANCELED, FlipOrder::status)
                .returns(window, FlipOrder::window)
                .returns(AT, FlipOrder::updatedAt);
    }

    @Test
    void isToldFromFlipsCommandsByItsId() {
        assertThat(DeliveryTest.isTest(DeliveryTest.id("7"))).isTrue();
        assertThat(DeliveryTest.isTest("8a1fd1ac-55cb-4f65-9e4e-7a0ad1b0f0a1")).isFalse();
    }
}
