package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.flip.FlipTypes.Attributes;
import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.flip.FlipTypes.Configuration;
import energy.flipbridge.gateway.flip.FlipTypes.Device;
import energy.flipbridge.gateway.flip.FlipTypes.Site;
import energy.flipbridge.gateway.settings.FlipSettings;
import energy.flipbridge.gateway.settings.FlipSettings.FailureVocabulary;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.support.RecordingHttp;
import energy.flipbridge.gateway.support.RecordingHttp.Answer;
import energy.flipbridge.gateway.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommissionerTest {

    private final RecordingHttp flip = new RecordingHttp();
    private final TestClock clock = new TestClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final FlipCalls calls = new FlipCalls(
            new FlipSettings(
                    flip.url(), new Secret("client-token"), FailureVocabulary.OFFLINE_FAULT, Duration.ofMillis(1_500)),
            clock,
            new SimpleMeterRegistry());
    private final FlipSites sites = new FlipSites(calls);
    private final Commissioner commissioner = new Commissioner(sites);

    private final Site site =
            new Site("site-for-device::a", "Ada", "Byron", null, "CA", "Oakland", "88801", "9 Grand Ave", null, null);
    private final Device device = new Device(
            "device::a",
            site.id(),
            "Acme",
            "Cell 10",
            "AC-1",
            "BATTERY",
            new Attributes(13_500, 5_000, 5_000),
            new Configuration(20),
            "2026-07-01T12:00:00.000Z");

    @AfterEach
    void close() {
        calls.close();
        flip.close();
    }

    @Test
    void sends_the_prototypes_request_without_empty_fields() {
        flip.answers(_ -> Answer.of(200, "{\"programs\":[],\"enrollment\":null}"));

        assertThat(commissioner.commission(site, device)).isEqualTo(new Commissioning.Done(false));
        assertThat(flip.requests().getFirst().body())
                .contains("\"can_auto_enroll\":true", "\"battery_capacity_wh\":13500.0", "\"zip_code\":\"88801\"")
                .doesNotContain("email", "street_address2", "service_account_id", "null");
        assertThat(site.toString()).doesNotContain("Ada");
    }

    @Test
    void takes_a_conflict_for_a_success_when_flip_has_the_same() {
        flip.answers(request -> existing(request, "88801", "AC-1"));
        assertThat(commissioner.commission(site, device)).isEqualTo(new Commissioning.AlreadyOurs());

        flip.answers(request -> existing(request, "90210", "AC-2"));
        assertThat(commissioner.commission(site, device))
                .isEqualTo(
                        new Commissioning.Conflict("Flip has the site already, with another zip_code, serial_number"));

        flip.answers(request ->
                Answer.of(request.path().equals("/v1/commission") ? 409 : 404, "{\"message\":\"There is no site\"}"));
        assertThat(commissioner.commission(site, device)).isInstanceOf(Commissioning.Conflict.class);
    }

    @Test
    void site_of_somebody_else_is_neither_changed_nor_given_the_battery() {
        flip.answers(request -> withoutDevice(request, "\"email\":\"grace@example.org\""));
        assertThat(commissioner.moveIn(withEmail("ada@example.org"), device))
                .isEqualTo(new Commissioning.Conflict("Flip has the site already, with another email"));

        flip.answers(request -> withoutDevice(request, "\"first_name\":\"Grace\",\"last_name\":\"Hopper\""));
        assertThat(commissioner.moveIn(site, device))
                .isEqualTo(new Commissioning.Conflict("Flip has the site already, with another first_name, last_name"));

        assertThat(flip.lines()).noneMatch(line -> line.startsWith("PATCH") || line.endsWith("/devices"));
    }

    @Test
    void own_site_takes_the_battery_also_when_the_name_was_corrected_and_is_not_sent_the_email_again() {
        flip.answers(request -> withoutDevice(request, "\"email\":\"Ada@example.org\",\"first_name\":\"Adda\""));

        assertThat(commissioner.moveIn(withEmail("ada@example.org"), device)).isEqualTo(new Commissioning.Done(false));
        assertThat(flip.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).doesNotContain("email", "@"));
    }

    @Test
    void tells_ours_from_somebody_elses_without_changing_anything() {
        flip.answers(request -> existing(request, "88801", "AC-1"));
        assertThat(commissioner.isOurs(site, device)).isEqualTo(new FlipAnswer.Done<>(true));
        assertThat(commissioner.isOurs(device)).isEqualTo(new FlipAnswer.Done<>(true));

        flip.answers(request -> existing(request, "90210", "AC-2"));
        assertThat(commissioner.isOurs(site, device)).isEqualTo(new FlipAnswer.Done<>(false));
        assertThat(commissioner.isOurs(device)).isEqualTo(new FlipAnswer.Done<>(false));

        flip.answers(request -> withoutDevice(request, "\"email\":\"Ada@example.org\",\"first_name\":\"Adda\""));
        assertThat(commissioner.isOurs(withEmail("ada@example.org"), device)).isEqualTo(new FlipAnswer.Done<>(true));
        assertThat(commissioner.isOurs(withEmail("grace@example.org"), device)).isEqualTo(new FlipAnswer.Done<>(false));

        flip.answers(_ -> Answer.of(404, "{\"message\":\"There is no site\"}"));
        assertThat(commissioner.isOurs(site, device)).isInstanceOf(FlipAnswer.Missing.class);
        assertThat(commissioner.isOurs(device)).isInstanceOf(FlipAnswer.Missing.class);

        flip.answers(_ -> Answer.of(503, ""));
        assertThat(commissioner.isOurs(site, device)).isInstanceOf(FlipAnswer.Unavailable.class);

        assertThat(flip.lines()).allMatch(line -> line.startsWith("GET") || line.startsWith("POST /v1/auth/"));
    }

    @Test
    void tells_what_passes_from_what_stays() {
        flip.answers(_ -> Answer.of(
                422, "{\"detail\":[{\"loc\":[\"body\",\"site\",\"state_code\"],\"msg\":\"Value error, no state\"}]}"));
        assertThat(commissioner.commission(site, device))
                .isEqualTo(new Commissioning.Rejected(
                        422, List.of(new FlipFault("site.stateCode", "no state")), "HTTP 422: Value error, no state"));

        flip.answers(_ -> new Answer(503, "", Map.of("Retry-After", "9")));
        assertThat(commissioner.commission(site, device))
                .isEqualTo(new Commissioning.Unavailable("HTTP 503", Duration.ofSeconds(9)));
    }

    @Test
    void site_token_is_kept_until_five_minutes_before_its_end_and_renewed_once_when_refused() {
        AtomicInteger given = new AtomicInteger();
        AtomicInteger refusals = new AtomicInteger();
        flip.answers(request -> {
            if (request.path().startsWith("/v1/auth/site/")) {
                return Answer.of(
                        200,
                        "{\"site_access_token\":\"t%d\",\"expires_at\":\"2026-07-01 13:00:00Z\"}"
                                .formatted(given.incrementAndGet()));
            }
            return refusals.getAndDecrement() > 0 ? Answer.of(401, "{}") : Answer.of(200, "{\"id\":\"s\"}");
        });

        sites.site(site.id());
        sites.site(site.id());
        assertThat(flip.lines())
                .containsExactly(
                        "POST /v1/auth/site/site-for-device%3A%3Aa",
                        "GET /v1/site/site-for-device%3A%3Aa", "GET /v1/site/site-for-device%3A%3Aa");

        clock.advance(Duration.ofMinutes(56));
        sites.site(site.id());
        assertThat(given).hasValue(2);

        clock.advance(Duration.ofMinutes(-56));
        refusals.set(1);
        assertThat(sites.site(site.id())).isInstanceOf(FlipAnswer.Done.class);
        assertThat(given).hasValue(3);
        assertThat(flip.requests().getLast().header("Authorization")).isEqualTo("Bearer t3");
    }

    private Site withEmail(String email) {
        return new Site(site.id(), "Ada", "Byron", email, "CA", "Oakland", "88801", "9 Grand Ave", null, null);
    }

    private static Answer withoutDevice(RecordingHttp.Request request, String fields) {
        String path = request.path();
        if (path.equals("/v1/commission")) {
            return Answer.of(409, "{\"message\":\"exists\"}");
        }
        return path.endsWith("device%3A%3Aa") && path.contains("/device/")
                ? Answer.of(404, "{\"error\":\"not_found\",\"message\":\"There is no device device::a\"}")
                : Answer.of(200, "{\"site_access_token\":\"t\"," + fields + "}");
    }

    private static Answer existing(RecordingHttp.Request request, String zip, String serial) {
        return switch (request.path()) {
            case "/v1/commission" -> Answer.of(409, "{\"message\":\"exists\"}");
            case "/v1/auth/site/site-for-device%3A%3Aa" -> Answer.of(200, "{\"site_access_token\":\"t\"}");
            case "/v1/site/site-for-device%3A%3Aa" ->
                Answer.of(200, "{\"zip_code\":\"%s\",\"street_address\":\"9 grand ave\"}".formatted(zip));
            default -> Answer.of(200, "{\"serial_number\":\"%s\"}".formatted(serial));
        };
    }
}
