package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import energy.flipbridge.device.Installation;
import energy.flipbridge.device.link.Backoff;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a homeowner is written about, from a dispatch at Flip to the mailbox, and how that is stopped. */
@Tag("system")
class HomeownerMailsTest {

    private static final String PEAK_REWARDS = "70c1146b-0000-4000-8000-000000000001";
    private static final String EMAIL = "ada@example.org";
    private static final Pattern OFF = Pattern.compile("\\S+/mails/off\\?token=(NEW_EVENT\\.\\S+)");

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void a_homeowner_is_told_once_of_an_event_a_low_battery_and_a_silent_one_and_can_stop_each() throws IOException {
        // given
        Homeowner ada = bridge.homeowner(EMAIL);
        ada.browser().patch("/api/account", Map.of("language", "es")).ok();
        Path folder = bridge.provision("porch");
        String site;
        try (Battery _ = nearlyEmpty(folder)) {
            await().atMost(Scene.SOON).until(() -> scene.device("porch").has("reading"));
            site = ada.register(ada.link(folder), "AC-porch");
            ada.awaitBattery(site, "COMMISSIONED");
            ada.enrol(site, PEAK_REWARDS, "2025-01-01").ok();
            ada.awaitEnrolment(site, "PENDING");
            String enrolment = bridge.sandbox()
                    .get("/enrollments?site_id=" + Homeowner.encoded(site))
                    .ok()
                    .at("/0/id")
                    .asString();
            bridge.sandbox()
                    .post("/enrollments/" + enrolment + "/approve", Map.of())
                    .ok();
            ada.awaitEnrolment(site, "ACTIVE");

            // when
            dispatch(Duration.ofHours(1));

            // then
            awaitNotified(site, NoticeKind.NEW_EVENT, NoticeOutcome.SENT);
            awaitNotified(site, NoticeKind.LOW_RESERVE, NoticeOutcome.SENT);
            String event = ada.get(site, "/events").at("/items/0/eventId").asString();
            String mail = mailsSaying("Flip prepara un evento").getFirst();
            assertThat(mail).contains("/home/" + site + "/events/" + event);
            assertThat(mailsSaying("su batería tiene poco que dar"))
                    .singleElement()
                    .asString()
                    .contains("porch tiene un");

            // when
            Matcher off = OFF.matcher(mail);
            assertThat(off.find()).isTrue();
            bridge.restartGateway();
            assertThat(bridge.anonymous()
                            .get("/mails/off?token=" + off.group(1))
                            .status())
                    .isEqualTo(200);
            dispatch(Duration.ofHours(5));

            // then
            await().atMost(Scene.SOON)
                    .until(() -> notified(site, NoticeKind.NEW_EVENT).size() == 2);
            assertThat(mailsSaying("Flip prepara un evento")).hasSize(2);

            // and when
            bridge.anonymous()
                    .post("/api/mails/off?token=" + off.group(1), Map.of())
                    .ok();
            dispatch(Duration.ofHours(9));

            // then
            awaitNotified(site, NoticeKind.NEW_EVENT, NoticeOutcome.UNWANTED);
            assertThat(mailsSaying("Flip prepara un evento")).hasSize(2);
            assertThat(notified(site, NoticeKind.LOW_RESERVE)).hasSize(1);
        }

        // and when
        bridge.time().advance(Duration.ofHours(24).plusMinutes(10));

        // then
        awaitNotified(site, NoticeKind.SILENT_BATTERY, NoticeOutcome.SENT);
        assertThat(mailsSaying("Lo último que supimos de porch")).hasSize(1);
    }

    /** 25 of 100, of which 20 are kept */
    private static Battery nearlyEmpty(Path folder) throws IOException {
        return Battery.start(BatteryConfig.of(folder)
                .installation(Installation.of(13_500, 5_000, 20, 25, 1))
                .interval(Duration.ofMillis(500))
                .clock(bridge.time(), 1)
                .backoff(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1))));
    }

    private static void dispatch(Duration ahead) {
        bridge.sandbox()
                .post(
                        "/dispatch",
                        Map.of(
                                "thing",
                                "porch",
                                "mode",
                                "DISCHARGE",
                                "power_w",
                                3_000,
                                "duration_s",
                                3_600,
                                "starts_at",
                                bridge.time()
                                        .instant()
                                        .plus(ahead)
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString()))
                .ok();
    }

    private static List<String> mailsSaying(String words) {
        return bridge.mails(EMAIL).stream().filter(text -> text.contains(words)).toList();
    }

    private static void awaitNotified(String site, NoticeKind kind, NoticeOutcome outcome) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(notified(site, kind))
                        .extracting(HomeownerNotified::outcome)
                        .contains(outcome));
    }

    private static List<HomeownerNotified> notified(String site, NoticeKind kind) {
        return bridge.gateway()
                .getBean(EventStore.class)
                .readEvents("home/" + site)
                .asStream()
                .map(EventMessage::getPayload)
                .filter(HomeownerNotified.class::isInstance)
                .map(HomeownerNotified.class::cast)
                .filter(event -> event.kind() == kind)
                .toList();
    }
}
