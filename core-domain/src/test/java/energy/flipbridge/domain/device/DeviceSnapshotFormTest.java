package energy.flipbridge.domain.device;

import energy.flipbridge.domain.event.SampleEvents;
import energy.flipbridge.domain.event.SnapshotForm;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeviceSnapshotFormTest {

    @Test
    void isWrittenAndReadAsItsRevisionSays() throws IOException {
        DeviceAggregate device = new DeviceAggregate();
        SampleEvents.all().values().stream()
                .filter(DeviceEvent.class::isInstance)
                .map(DeviceEvent.class::cast)
                .forEach(device::on);

        SnapshotForm.assertIsWrittenAndReadAsIn(DeviceAggregate.SNAPSHOT_REVISION, device);
    }
}
