package energy.flipbridge.domain.home;

import energy.flipbridge.domain.event.SampleEvents;
import energy.flipbridge.domain.event.SnapshotForm;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HomeSnapshotFormTest {

    @Test
    void isWrittenAndReadAsItsRevisionSays() throws IOException {
        HomeAggregate home = new HomeAggregate();
        SampleEvents.all().values().stream()
                .filter(HomeEvent.class::isInstance)
                .map(HomeEvent.class::cast)
                .forEach(home::on);

        SnapshotForm.assertIsWrittenAndReadAsIn(HomeAggregate.SNAPSHOT_REVISION, home);
    }
}
