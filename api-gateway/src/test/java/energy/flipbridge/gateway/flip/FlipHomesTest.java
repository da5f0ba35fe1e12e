package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.flip.AdjustableClock;
import energy.flipbridge.cloud.flip.FlipSandbox;
import energy.flipbridge.cloud.flip.FlipSandboxConfig;
import energy.flipbridge.gateway.flip.FlipAnswer.Conflict;
import energy.flipbridge.gateway.flip.FlipAnswer.Done;
import energy.flipbridge.gateway.flip.FlipAnswer.Missing;
import energy.flipbridge.gateway.flip.FlipAnswer.Refused;
import energy.flipbridge.gateway.flip.FlipAnswer.Unavailable;
import energy.flipbridge.gateway.flip.FlipEnrolments.Application;
import energy.flipbridge.gateway.flip.FlipEnrolments.Attribute;
import energy.flipbridge.gateway.flip.FlipTypes.Attributes;
import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.flip.FlipTypes.Configuration;
import energy.flipbridge.gateway.flip.FlipTypes.Device;
import energy.flipbridge.gateway.flip.FlipTypes.Site;
import energy.flipbridge.gateway.settings.FlipSettings;
import energy.flipbridge.gateway.settings.FlipSettings.FailureVocabulary;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.system.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home at Flip, against the sandbox. */
class FlipHomesTest {

    private static final String KEY = "fl_test_key";
    private static final String SIGNING_KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String PEAK_REWARDS = "70c1146b-0000-4000-8000-000000000001";
    private static final List<Attribute> ANSWERS = List.of(
            new Attribute("account_id", "77-1"), new Attribute("has_solar", "true"), new Attribute("occupants", "2"));

    private final AdjustableClock time = new AdjustableClock(InstantSource.system());
    private FlipSandbox sandbox;
    private FlipCalls calls;
    private FlipSites sites;
    private FlipEnrolments enrolments;
    private FlipEvents events;
    private Commissioner commissioner;
    private Json control;

    @BeforeEach
    void start(@TempDir Path folder) {
        sandbox =
                FlipSandbox.start(FlipSandboxConfig.of(folder, KEY, SIGNING_KEY).withClock(time));
        URI url = URI.create("http://localhost:" + sandbox.port());
        calls = new FlipCalls(
                new FlipSettings(url, new Secret(KEY), FailureVocabulary.OFFLINE_FAULT, Duration.ofSeconds(10)),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        sites = new FlipSites(calls);
        enrolments = new FlipEnrolments(calls);
        events = new FlipEvents(calls);
        commissioner = new Commissioner(sites);
        control = new Json(url + "/control", Map.of());
    }

    @AfterEach
    void stop() {
        calls.close();
        sandbox.close();
    }

    @Test
    void is_commissioned_once_and_takes_a_second_battery() {
        assertThat(commissioner.moveIn(site("88801"), device("a"))).isEqualTo(new Commissioning.Done(false));
        assertThat(commissioner.moveIn(site("88801"), device("a"))).isEqualTo(new Commissioning.AlreadyOurs());
        assertThat(commissioner.moveIn(site("88800"), device("a"))).isInstanceOf(Commissioning.Conflict.class);

        assertThat(commissioner.add(device("b"))).isEqualTo(new Commissioning.Done(false));
        assertThat(commissioner.add(device("b"))).isEqualTo(new Commissioning.AlreadyOurs());
        assertThat(control.get("/sites").ok()).hasSize(1);
        assertThat(control.get("/devices").ok()).hasSize(2);
    }

    @Test
    void that_lost_its_last_battery_takes_it_back_at_another_address() {
        commissioner.moveIn(site("88801"), device("a"));
        assertThat(sites.remove("home", "device::a")).isInstanceOf(Done.class);
        assertThat(sites.remove("home", "device::a")).isInstanceOf(Missing.class);
        assertThat(commissioner.commission(site("88801"), device("a"))).isInstanceOf(Commissioning.Conflict.class);

        assertThat(commissioner.moveIn(site("88802"), device("a"))).isEqualTo(new Commissioning.Done(false));
        assertThat(sites.site("home"))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(((FlipTypes.KnownSite) done.value()).zipCode())
                                .isEqualTo("88802"));
    }

    @Test
    void faults_are_told_field_by_field() {
        Site wrong = new Site("home", "Ada", "Byron", null, "XX", "Oakland", "123", "9 Grand Ave", null, null);
        assertThat(commissioner.moveIn(wrong, device("a")))
                .isInstanceOfSatisfying(
                        Commissioning.Rejected.class,
                        rejected -> assertThat(rejected.faults())
                                .extracting(FlipFault::field)
                                .containsExactlyInAnyOrder("site.stateCode", "site.zipCode"));

        commissioner.moveIn(site("88801"), device("a"));
        assertThat(sites.change("home", Map.of("zip_code", "1")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .isEqualTo(List.of(new FlipFault("zipCode", "a zip code is 5 digits, or 5-4"))));
    }

    @Test
    void keeps_what_a_change_does_not_name() {
        commissioner.moveIn(site("88801"), device("a"));

        assertThat(sites.change("home", Map.of("city", "Berkeley", "street_address2", "")))
                .isInstanceOfSatisfying(Done.class, done -> {
                    FlipTypes.KnownSite site = (FlipTypes.KnownSite) done.value();
                    assertThat(site.city()).isEqualTo("Berkeley");
                    assertThat(site.firstName()).isEqualTo("Ada");
                    assertThat(site.streetAddress2()).isNull();
                    assertThat(site.toString()).doesNotContain("Ada");
                });
        assertThat(sites.setReserve("home", "device::a", 35)).isInstanceOf(Done.class);
        assertThat(sites.device("home", "device::a")).isEqualTo(new Done<>(new FlipTypes.KnownDevice("AC-a", 35.0)));
        assertThat(sites.site("another-home")).isInstanceOf(Missing.class);
    }

    @Test
    void joins_a_programme_once_and_leaves_it() {
        commissioner.moveIn(site("88801"), device("a"));
        List<FlipProgramme> programmes = done(enrolments.programmes("home", "88801"));
        assertThat(programmes)
                .extracting(FlipProgramme::name)
                .containsExactly("Summer Peak Rewards", "Neighborhood Battery Share");
        FlipProgramme peak = done(enrolments.programme("home", PEAK_REWARDS));
        assertThat(peak).isEqualTo(programmes.getFirst());
        assertThat(peak.form())
                .extracting(FlipProgramme.Question::type)
                .containsExactly(
                        FlipProgramme.Question.Type.STRING,
                        FlipProgramme.Question.Type.BOOLEAN,
                        FlipProgramme.Question.Type.NUMBER);
        assertThat(peak.participationMonths()).containsExactly(5, 6, 7, 8, 9, 10);
        assertThat(peak.minimumCommitmentMonths()).isEqualTo(12);
        assertThat(peak.termsMarkdown()).contains("your utility may schedule your battery");
        assertThat(enrolments.programmes("home", "10001")).isEqualTo(new Done<>(List.of()));

        FlipEnrolment enrolment = done(enrolments.enrol("home", application("2025-01-01", ANSWERS)));
        assertThat(enrolment.status()).isEqualTo("PENDING");
        assertThat(enrolment.things()).containsExactly("a");
        assertThat(enrolments.enrol("home", application("2025-01-01", ANSWERS))).isInstanceOf(Conflict.class);

        control.post("/enrollments/" + enrolment.id() + "/needs-action", Map.of("reason", "A signature is missing"))
                .ok();
        assertThat(done(enrolments.enrolments("home"))).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(enrolment.id());
            assertThat(found.status()).isEqualTo("NEEDS_ACTION");
            assertThat(found.reason()).isEqualTo("A signature is missing");
            assertThat(found.updatedAt()).isNotNull();
        });

        assertThat(enrolments.leave("home", enrolment.id())).isInstanceOf(Done.class);
        assertThat(done(enrolments.enrolments("home")).getFirst().isOver()).isTrue();
        assertThat(enrolments.leave("home", "0b0f2f0e-8a2e-4b66-9f0f-6f7b6a1d0001"))
                .isInstanceOf(Missing.class);
    }

    @Test
    void wrong_answers_and_old_terms_are_refused_by_field() {
        commissioner.moveIn(site("88801"), device("a"));
        assertThat(enrolments.enrol("home", application("2020-01-01", ANSWERS.subList(1, 3))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(((Refused<FlipEnrolment>) refused).faults())
                                .extracting(FlipFault::field)
                                .containsExactlyInAnyOrder("termsAndConditionsVersion", "programSpecificAttributes"));
    }

    @Test
    void has_its_say_in_an_event_until_it_is_over() {
        commissioner.moveIn(site("88801"), device("a"));
        String eventId = control.post(
                        "/dispatch", Map.of("thing", "a", "mode", "DISCHARGE", "power_w", 4_000, "duration_s", 3_600))
                .ok()
                .path("event_id")
                .asString();

        FlipEvent event = done(events.event("home", eventId));
        assertThat(event.participating()).isTrue();
        assertThat(event.schedule()).singleElement().satisfies(slot -> {
            assertThat(slot.things()).containsExactly("a");
            assertThat(slot.mode()).isEqualTo("DISCHARGE");
        });
        assertThat(done(events.events("home", List.of(FlipEvents.Status.ACTIVE, FlipEvents.Status.UPCOMING))))
                .extracting(FlipEvent::id)
                .containsExactly(eventId);
        assertThat(done(events.events("home", List.of(FlipEvents.Status.COMPLETED))))
                .isEmpty();

        assertThat(done(events.change("home", eventId, false, Map.of())).participating())
                .isFalse();
        assertThat(done(events.change("home", eventId, null, Map.of("device::a", 40)))
                        .reserves())
                .isEqualTo(Map.of("a", 40));
        assertThat(events.change("home", eventId, null, Map.of("device::a", 140)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(((Refused<FlipEvent>) refused).faults())
                                .extracting(FlipFault::field)
                                .containsExactly("deviceSettings.0.backupReservePercentage"));
        assertThat(events.event("home", "unknown")).isInstanceOf(Missing.class);

        time.advance(Duration.ofHours(2));
        await().until(() -> done(events.event("home", eventId)).status().equals("COMPLETED"));
        assertThat(events.change("home", eventId, true, Map.of())).isInstanceOf(Conflict.class);
    }

    @Test
    void token_that_flip_no_longer_knows_is_asked_for_anew() {
        commissioner.moveIn(site("88801"), device("a"));
        assertThat(sites.site("home")).isInstanceOf(Done.class);

        time.advance(Duration.ofHours(2));
        assertThat(sites.site("home")).isInstanceOf(Done.class);
    }

    @Test
    void trouble_at_flip_is_worth_another_try() {
        control.post("/faults", Map.of("throttle", 1, "retry_after_s", 7)).ok();
        assertThat(commissioner.moveIn(site("88801"), device("a")))
                .isInstanceOfSatisfying(
                        Commissioning.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        control.post("/faults", Map.of("fail_next", 1)).ok();
        assertThat(enrolments.enrolments("home")).isInstanceOf(Unavailable.class);
    }

    private static Application application(String version, List<Attribute> answers) {
        return new Application(PEAK_REWARDS, List.of("device::a"), version, answers);
    }

    private static Site site(String zip) {
        return new Site("home", "Ada", "Byron", null, "CA", "Oakland", zip, "9 Grand Ave", null, "SA-1");
    }

    private static Device device(String thing) {
        return new Device(
                "device::" + thing,
                "home",
                "Acme",
                "Cell 10",
                "AC-" + thing,
                "BATTERY",
                new Attributes(13_500, 5_000, 5_000),
                new Configuration(20),
                "2026-07-01T12:00:00.000Z");
    }

    private static <T> T done(FlipAnswer<T> answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done<T>) answer).value();
    }
}
