package energy.flipbridge.projections.homes;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeDetails.BatteryState;
import energy.flipbridge.projections.homes.HomeDetails.Enrolment;
import energy.flipbridge.projections.homes.HomeDetails.EnrolmentState;
import energy.flipbridge.projections.homes.HomeDetails.Refused;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HomesViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;
    private static final String SITE = FlipIds.site("b");
    private static final String ADA = "homeowner:ada";

    private static final HomeOpened OPENED = new HomeOpened(SITE, ADA, START);
    private static final CommissioningRequested REQUESTED = new CommissioningRequested(SITE, "b", "r-1", START);
    private static final BatteryCommissioned COMMISSIONED =
            new BatteryCommissioned(SITE, "b", false, START.plusSeconds(1));
    private static final ReleaseRequested RELEASING = new ReleaseRequested(SITE, "b", ADA, START);

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Nested
    class Batteries {

        @Test
        void are_shown_from_the_request_until_they_are_removed() {
            assertThat(battery(OPENED, REQUESTED))
                    .isEqualTo(new Battery("b", BatteryState.COMMISSIONING, "r-1", START, null, null, null));
            assertThat(battery(OPENED, REQUESTED, COMMISSIONED, new ReserveChanged(SITE, "b", null, 30, START)))
                    .isEqualTo(
                            new Battery("b", BatteryState.COMMISSIONED, "r-1", START, START.plusSeconds(1), null, 30));
            assertThat(battery(OPENED, REQUESTED, COMMISSIONED, RELEASING))
                    .returns(BatteryState.RELEASING, Battery::state);
            assertThat(home(OPENED, REQUESTED, COMMISSIONED, RELEASING, new BatteryRemoved(SITE, "b", ADA, START))
                            .batteries())
                    .isEmpty();
        }

        @Test
        void that_are_refused_say_why_until_they_are_asked_for_anew() {
            CommissioningRefused refused =
                    new CommissioningRefused(SITE, "b", "r-1", List.of("zip_code"), Refusal.FIELDS, START);

            assertThat(battery(OPENED, REQUESTED, refused))
                    .returns(BatteryState.REFUSED, Battery::state)
                    .returns(new Refused(Refusal.FIELDS, List.of("zip_code")), Battery::refusal);
            assertThat(battery(OPENED, REQUESTED, refused, new CommissioningRequested(SITE, "b", "r-2", START)))
                    .isEqualTo(new Battery("b", BatteryState.COMMISSIONING, "r-2", START, null, null, null));
        }

        private Battery battery(Object... events) {
            assertThat(home(events).batteries()).hasSize(1);
            return home(events).batteries().getFirst();
        }
    }

    @Nested
    class Enrolments {

        private final EnrolmentRequested asked = new EnrolmentRequested(SITE, "p-1", List.of("b"), "v1", "r-2", START);

        @Test
        void follow_the_request() {
            assertThat(enrolment(OPENED, asked))
                    .isEqualTo(new Enrolment(
                            null, "p-1", List.of("b"), EnrolmentState.REQUESTED, "r-2", null, START, START));
            assertThat(enrolment(OPENED, asked, changed("e-1", EnrolmentStatus.PENDING)))
                    .isEqualTo(new Enrolment(
                            "e-1",
                            "p-1",
                            List.of("b"),
                            EnrolmentState.PENDING,
                            "r-2",
                            null,
                            START,
                            START.plusSeconds(2)));
            assertThat(enrolment(
                            OPENED,
                            asked,
                            changed("e-1", EnrolmentStatus.PENDING),
                            changed("e-1", EnrolmentStatus.ACTIVE)))
                    .returns(EnrolmentState.ACTIVE, Enrolment::state);
        }

        @Test
        void that_are_refused_say_why_until_they_are_asked_for_anew() {
            EnrolmentRefused refused =
                    new EnrolmentRefused(SITE, "p-1", "r-2", List.of("account_id"), Refusal.FIELDS, START);

            assertThat(enrolment(OPENED, asked, refused))
                    .returns(EnrolmentState.REFUSED, Enrolment::state)
                    .returns(new Refused(Refusal.FIELDS, List.of("account_id")), Enrolment::refusal);
            assertThat(enrolment(OPENED, asked, refused, asked))
                    .returns(EnrolmentState.REQUESTED, Enrolment::state)
                    .returns(null, Enrolment::refusal);
        }

        @Test
        void are_shown_once_for_each_programme_the_newest() {
            EnrolmentChanged active = changed("e-1", EnrolmentStatus.ACTIVE);
            EnrolmentLeft left = new EnrolmentLeft(SITE, "e-1", START);

            assertThat(enrolment(OPENED, active, left)).returns(EnrolmentState.UNENROLLED, Enrolment::state);
            assertThat(enrolment(OPENED, active, left, changed("e-2", EnrolmentStatus.PENDING)))
                    .returns("e-2", Enrolment::enrolmentId);
            assertThat(enrolment(
                            OPENED, changed("e-2", EnrolmentStatus.ACTIVE), changed("e-1", EnrolmentStatus.UNENROLLED)))
                    .returns("e-2", Enrolment::enrolmentId);
        }

        @Test
        void are_leaving_until_flip_ends_or_keeps_them() {
            EnrolmentChanged active = changed("e-1", EnrolmentStatus.ACTIVE);
            LeavingRequested leaving = new LeavingRequested(SITE, "e-1", START);

            assertThat(enrolment(OPENED, active, leaving)).returns(EnrolmentState.LEAVING, Enrolment::state);
            assertThat(enrolment(OPENED, active, leaving, new EnrolmentLeft(SITE, "e-1", START)))
                    .returns(EnrolmentState.UNENROLLED, Enrolment::state);
            assertThat(enrolment(OPENED, active, leaving, new LeavingRefused(SITE, "e-1", Refusal.CONFLICT, START)))
                    .returns(EnrolmentState.ACTIVE, Enrolment::state)
                    .returns(new Refused(Refusal.CONFLICT, List.of()), Enrolment::refusal);
        }

        @Test
        void are_leaving_with_a_battery_that_is_given_up() {
            EnrolmentChanged active = changed("e-1", EnrolmentStatus.ACTIVE);

            assertThat(enrolment(OPENED, REQUESTED, COMMISSIONED, active, RELEASING))
                    .returns(EnrolmentState.LEAVING, Enrolment::state);
            assertThat(enrolment(OPENED, REQUESTED, COMMISSIONED, asked, RELEASING, active))
                    .returns(EnrolmentState.LEAVING, Enrolment::state);
        }

        private EnrolmentChanged changed(String id, EnrolmentStatus status) {
            return new EnrolmentChanged(SITE, id, "p-1", List.of("b"), status, START, START.plusSeconds(2));
        }

        private Enrolment enrolment(Object... events) {
            assertThat(home(events).enrolments()).hasSize(1);
            return home(events).enrolments().getFirst();
        }
    }

    @Nested
    class Events {

        @Test
        void are_told_as_flip_and_the_homeowner_left_them() {
            HomeReader reader = reader(
                    OPENED,
                    announced("v-1"),
                    new ParticipationChanged(SITE, "v-1", false, START.plusSeconds(1)),
                    new ReserveChanged(SITE, "b", "v-1", 40, START.plusSeconds(2)));

            assertThat(reader.event(SITE, "v-1").orElseThrow())
                    .returns(false, FlipEventDetails::participating)
                    .returns(Map.of("b", 40), FlipEventDetails::reserves)
                    .returns(FlipEventStatus.UPCOMING, FlipEventDetails::status)
                    .returns(START, FlipEventDetails::announcedAt)
                    .returns(START.plusSeconds(2), FlipEventDetails::changedAt);
            assertThat(reader.event(SITE, "v-1")
                            .orElseThrow()
                            .schedule()
                            .getFirst()
                            .things())
                    .containsExactly("b");
        }

        @Test
        void are_listed_once_the_newest_first() {
            List<Object> events = new ArrayList<>(List.of(OPENED));
            IntStream.range(0, 230).forEach(i -> events.add(announced("v-" + i)));
            events.add(new EventChanged(
                    SITE, Stories.flipEvent("v-7", FlipEventStatus.CANCELED, List.of("b"), START), START));
            HomeReader reader = reader(events.toArray());

            List<String> ids = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Page<FlipEventDetails> page = reader.events(SITE, 40, cursor);
                page.items().forEach(event -> ids.add(event.eventId()));
                cursor = page.next();
            } while (cursor != null);

            assertThat(ids)
                    .containsExactlyElementsOf(IntStream.range(0, 230)
                            .mapToObj(i -> "v-" + i)
                            .toList()
                            .reversed());
            assertThat(reader.event(SITE, "v-7").orElseThrow().status()).isEqualTo(FlipEventStatus.CANCELED);
        }

        private EventAnnounced announced(String id) {
            return new EventAnnounced(
                    SITE, Stories.flipEvent(id, FlipEventStatus.UPCOMING, List.of("b"), START), START);
        }
    }

    @Test
    void an_owner_has_homes_in_all_partitions() {
        List<Object> events = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(i -> events.add(new HomeOpened(FlipIds.site("b-" + i), ADA, START.plusSeconds(i))));
        events.add(new HomeOpened("another", "homeowner:grace", START));

        assertThat(reader(events.toArray()).homesOf(ADA))
                .extracting(HomeDetails::siteId)
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .mapToObj(i -> FlipIds.site("b-" + i))
                        .toList());
        assertThat(reader().homesOf(ADA)).isEmpty();
    }

    @Test
    void a_thing_is_in_the_home_in_which_flip_has_it_or_that_asked_for_it_last() {
        String other = FlipIds.site("b", 2);
        BatteryRemoved removed = new BatteryRemoved(SITE, "b", ADA, START);
        CommissioningRequested elsewhere = new CommissioningRequested(other, "b", "r-9", START);

        assertThat(reader(REQUESTED).homeOf("b")).contains(SITE);
        assertThat(reader(REQUESTED, removed).homeOf("b")).isEmpty();
        assertThat(reader(REQUESTED, removed, elsewhere).homeOf("b")).contains(other);
        assertThat(reader(REQUESTED, elsewhere, removed).homeOf("b")).contains(other);
        assertThat(reader(REQUESTED, elsewhere, COMMISSIONED).homeOf("b")).contains(SITE);
        assertThat(reader(REQUESTED, COMMISSIONED, elsewhere, new BatteryRemoved(other, "b", ADA, START))
                        .homeOf("b"))
                .contains(SITE);
        assertThat(reader().homeOf("b")).isEmpty();
    }

    private static HomeDetails home(Object... events) {
        return reader(events).home(SITE).orElseThrow();
    }

    private static HomeReader reader(Object... events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new HomesView(), database).run(List.of(events));
        new ViewRunner(new DevicesView(), database).run(List.of(events));
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new HomeReader(database);
    }
}
