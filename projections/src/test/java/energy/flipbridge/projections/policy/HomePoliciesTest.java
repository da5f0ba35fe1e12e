package energy.flipbridge.projections.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeviceCommand.BeginRelease;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HomePoliciesTest {

    private static final Instant AT = Stories.START;
    private static final Instant STORED = AT.plusMillis(7);
    private static final String SITE = "site-for-device::b";
    private static final String ADA = "homeowner:ada";

    @Nested
    class Webhooks {

        @Test
        void about_an_enrolment_are_told_to_the_home_that_it_is_of() {
            assertThat(reactions(webhook(
                            "enrollment.updated",
                            "{\"id\":\"e-1\",\"site_id\":\"" + SITE + "\",\"program_id\":\"p\","
                                    + "\"device_ids\":[\"device::b\"],\"status\":\"ACTIVE\"}")))
                    .containsExactly(new RecordEnrolment(
                            SITE, "e-1", "p", List.of("b"), EnrolmentStatus.ACTIVE, AT.minusSeconds(1), AT));
        }

        @Test
        void about_an_event_are_told_to_the_home_that_takes_part() {
            assertThat(reactions(webhook(
                            "event.created",
                            "{\"id\":\"v-1\",\"site_id\":\"" + SITE + "\",\"program_id\":\"p\","
                                    + "\"starts_at\":\"2026-11-24T17:00:00.000Z\",\"status\":\"UPCOMING\"}")))
                    .singleElement()
                    .isInstanceOfSatisfying(RecordFlipEvent.class, command -> {
                        assertThat(command.siteId()).isEqualTo(SITE);
                        assertThat(command.event().eventId()).isEqualTo("v-1");
                        assertThat(command.at()).isEqualTo(AT);
                    });
        }

        @Test
        void of_another_kind_tell_a_home_nothing() {
            assertThat(reactions(webhook("settings.apply", null))).isEmpty();
        }

        @Test
        void that_cannot_be_read_are_parked_for_people_to_see() {
            WebhookReceived webhook =
                    webhook("event.created", "{\"id\":\"v-1\",\"site_id\":\"s\",\"program_id\":\"p\"}");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reactions(webhook))
                    .withMessageContaining("starts_at");
        }

        private static WebhookReceived webhook(String type, @Nullable String subject) {
            return new WebhookReceived(
                    "msg_1", "signature", type, AT.minusSeconds(1), "x", null, "00ff", null, subject, AT);
        }
    }

    @Test
    void a_commissioned_battery_is_told_so() {
        BatteryCommissioned commissioned = new BatteryCommissioned(SITE, "b", true, AT);
        assertThat(reactions(commissioned, Map.of(HomeAggregate.OWNER, ADA)))
                .containsExactly(new RecordCommissioning("b", ADA, SITE, "device::b", true, AT));
        assertThat(reactions(commissioned))
                .containsExactly(new RecordCommissioning("b", null, SITE, "device::b", true, AT));
    }

    @Test
    void a_battery_that_is_given_up_stops_and_then_becomes_free() {
        assertThat(reactions(new ReleaseRequested(SITE, "b", ADA, AT)))
                .containsExactly(new BeginRelease("b", ADA, SITE, AT));
        assertThat(reactions(new BatteryRemoved(SITE, "b", ADA, AT)))
                .containsExactly(new ReleaseDevice("b", ADA, SITE, AT));
    }

    @Test
    void what_was_ordered_for_its_owner_is_withdrawn() {
        assertThat(reactions(new ReleaseBegan("b", List.of("c-1", "c-2"), AT)))
                .containsExactly(WithdrawCommand.released("c-1", STORED), WithdrawCommand.released("c-2", STORED));
        assertThat(reactions(new DeliveryDeclined("b", "c-3", 2, AT)))
                .containsExactly(WithdrawCommand.released("c-3", STORED));
    }

    private static List<Object> reactions(Object payload) {
        return reactions(payload, Map.of());
    }

    private static List<Object> reactions(Object payload, Map<String, Object> metadata) {
        ViewEvent event = new ViewEvent("event-1", 1, STORED, "stream", 0, metadata, payload);
        return Policies.all().stream()
                .filter(policy -> policy.events().stream().anyMatch(type -> type.isInstance(payload)))
                .flatMap(policy -> policy.react(event).stream())
                .toList();
    }
}
