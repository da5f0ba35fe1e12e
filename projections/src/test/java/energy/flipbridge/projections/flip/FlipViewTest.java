package energy.flipbridge.projections.flip;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.projections.view.AllViews;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewRunner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a batch wrote whose node died before it could say so is not decided anew by what is known now. */
class FlipViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final String THING = "garage";

    private final View view = AllViews.deaf().stream()
            .filter(FlipView.class::isInstance)
            .findFirst()
            .orElseThrow();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_reading_from_before_the_commissioning_is_due_once() {
        assertFoldedOnceAsTwice(List.of(
                Stories.reading(THING, 1, Stories.START),
                new Commissioned(THING, FlipIds.site(THING), FlipIds.device(THING), false, Stories.START)));
    }

    @Test
    void a_reading_from_before_the_release_is_kept_for_its_owner_alone() {
        assertFoldedOnceAsTwice(List.of(
                new Commissioned(THING, FlipIds.site(THING), FlipIds.device(THING), false, Stories.START),
                Stories.reading(THING, 1, Stories.START),
                new Released(THING, Stories.START)));
    }

    @Test
    void what_was_measured_between_two_owners_does_not_come_back() {
        assertFoldedOnceAsTwice(List.of(
                new Released(THING, Stories.START),
                Stories.reading(THING, 1, Stories.START),
                new Registered(THING, "homeowner:grace", "certificate", "nonce", Stories.START)));
    }

    private void assertFoldedOnceAsTwice(List<Object> events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(view, database).run(events);
        Map<String, String> once = ViewRunner.bytes(database, view.name());

        new ViewRunner(view, database).run(events);

        assertThat(ViewRunner.bytes(database, view.name())).isEqualTo(once);
    }
}
