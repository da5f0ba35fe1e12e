package energy.flipbridge.projections.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Stories;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlipItemTest {

    /** Flip refuses an interval of nothing, and a reading that is refused is lost to the homeowner's account. */
    @Test
    void a_reading_of_one_moment_has_the_shortest_interval() {
        // given
        TelemetryReported reading = Stories.reading("battery-1", 1, Stories.START);
        TelemetryReported moment = new TelemetryReported(
                reading.thing(),
                reading.key(),
                reading.epoch(),
                reading.sequence(),
                reading.startTime(),
                0,
                reading.receivedAt(),
                reading.sentAt(),
                reading.ackedUpTo(),
                List.of(),
                reading.reading());

        // when, then
        assertThat(seconds(FlipItem.of(moment))).isEqualTo(0.001);
    }

    @Test
    void silence_that_only_begins_has_the_shortest_interval() {
        assertThat(seconds(FlipItem.of(new WentOffline("battery-1", Stories.START, Stories.START))))
                .isEqualTo(0.001);
    }

    private static double seconds(String item) {
        return JsonMapper.shared().readTree(item).get("duration_s").asDouble();
    }
}
