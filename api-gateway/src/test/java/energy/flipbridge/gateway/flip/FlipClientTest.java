package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.command.Outcome;
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
import energy.flipbridge.projections.flip.FlipPort.Answered;
import energy.flipbridge.projections.flip.FlipPort.Failed;
import energy.flipbridge.projections.flip.FlipPort.ItemAnswer;
import energy.flipbridge.projections.flip.FlipPort.Refused;
import energy.flipbridge.projections.flip.FlipPort.RefusedWhole;
import energy.flipbridge.projections.flip.FlipPort.Reported;
import energy.flipbridge.projections.flip.FlipPort.Undelivered;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FlipClientTest {

    private static final Outcome OK = new Outcome(Outcome.Status.OK, null);
    private static final byte[] BATCH = "{\"telemetry\":[{},{}]}".getBytes(StandardCharsets.UTF_8);

    private final RecordingHttp flip = new RecordingHttp();
    private final TestClock clock = new TestClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final FlipClient client = client(flip.url(), FailureVocabulary.OFFLINE_FAULT);

    @AfterEach
    void close() {
        client.close();
        flip.close();
    }

    private FlipClient client(URI url, FailureVocabulary vocabulary) {
        return new FlipClient(
                new FlipSettings(url, new Secret("client-token"), vocabulary, Duration.ofMillis(1_500)), clock);
    }

    @Nested
    class Telemetry {

        @Test
        void is_answered_item_by_item() {
            flip.answers(_ -> Answer.of(
                    200, "[{\"status\":\"OK\",\"message\":\"\"},{\"status\":\"FAILED\",\"message\":\"unknown\"}]"));

            assertThat(client.sendTelemetry(BATCH, 2))
                    .isEqualTo(new Answered(List.of(new ItemAnswer(true, ""), new ItemAnswer(false, "unknown"))));
            assertThat(flip.lines()).containsExactly("POST /v1/telemetry/BATTERY");
            assertThat(flip.requests().getFirst().header("Authorization")).isEqualTo("Bearer client-token");
        }

        @Test
        void may_have_been_processed_when_the_answer_is_lost_or_short() throws InterruptedException {
            flip.answers(_ -> Answer.of(200, "[{\"status\":\"OK\"}]"));
            assertThat(client.sendTelemetry(BATCH, 2))
                    .isEqualTo(new Undelivered("Flip answered 2 readings with 1 answers", Duration.ZERO, true));

            flip.answers(_ -> Answer.of(500, "oops"));
            assertThat(client.sendTelemetry(BATCH, 2))
                    .isEqualTo(new Undelivered("HTTP 500: oops", Duration.ZERO, true));

            CountDownLatch over = new CountDownLatch(1);
            flip.answers(_ -> {
                awaited(over);
                return Answer.of(200, "[]");
            });
            assertThat(client.sendTelemetry(BATCH, 2)).isInstanceOfSatisfying(Undelivered.class, undelivered -> {
                assertThat(undelivered.maybeProcessed()).isTrue();
                assertThat(undelivered.cause()).contains("did not answer within 1500 ms");
            });
            over.countDown();
        }

        @Test
        void was_not_processed_when_flip_refused_it_or_was_never_reached() {
            flip.answers(_ -> new Answer(429, "{\"error\":\"slow down\"}", Map.of("Retry-After", "17")));
            assertThat(client.sendTelemetry(BATCH, 2))
                    .isEqualTo(new Undelivered("HTTP 429: slow down", Duration.ofSeconds(17), false));

            flip.answers(_ -> Answer.of(401, "{\"message\":\"wrong token\"}"));
            assertThat(client.sendTelemetry(BATCH, 2))
                    .isEqualTo(new Undelivered("HTTP 401: wrong token", Duration.ZERO, false));

            try (FlipClient nowhere = client(URI.create("http://localhost:1"), FailureVocabulary.FAILED)) {
                assertThat(nowhere.sendTelemetry(BATCH, 2))
                        .isInstanceOfSatisfying(
                                Undelivered.class,
                                undelivered ->
                                        assertThat(undelivered.maybeProcessed()).isFalse());
            }
        }

        @Test
        void is_refused_whole_when_the_batch_itself_is_wrong() {
            flip.answers(_ -> Answer.of(422, "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"too many\"}]}"));
            assertThat(client.sendTelemetry(BATCH, 2)).isEqualTo(new RefusedWhole("HTTP 422: too many"));

            flip.answers(_ -> Answer.of(413, ""));
            assertThat(client.sendTelemetry(BATCH, 2)).isEqualTo(new RefusedWhole("HTTP 413"));

            flip.answers(_ -> Answer.of(400, "no"));
            assertThat(client.sendTelemetry(BATCH, 2)).isEqualTo(new RefusedWhole("HTTP 400: no"));
        }

        @Test
        void answer_without_end_is_cut() {
            flip.answers(_ -> Answer.of(200, "[" + " ".repeat(9 * 1024 * 1024) + "]"));
            assertThat(client.sendTelemetry(BATCH, 2)).isInstanceOf(Undelivered.class);
        }

        private static void awaited(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    class Outcomes {

        @Test
        void are_patched_in_flips_words() {
            flip.answers(_ -> Answer.of(200, "{}"));
            assertThat(client.reportOutcome("c/1", OK)).isEqualTo(new Reported(200));
            Outcome offline = new Outcome(Outcome.Status.FAILED_OFFLINE, "silent since noon");
            client.reportOutcome("c2", offline);
            try (FlipClient older = client(flip.url(), FailureVocabulary.FAILED)) {
                older.reportOutcome("c3", offline);
            }

            assertThat(flip.lines())
                    .containsExactly("PATCH /v1/command/c%2F1", "PATCH /v1/command/c2", "PATCH /v1/command/c3");
            assertThat(flip.requests())
                    .extracting(RecordingHttp.Request::body)
                    .containsExactly(
                            "{\"device_status\":\"OK\"}",
                            "{\"device_status\":\"FAILED_OFFLINE\",\"device_status_reason\":\"silent since noon\"}",
                            "{\"device_status\":\"FAILED\",\"device_status_reason\":\"silent since noon\"}");
        }

        @Test
        void are_final_on_404_409_410_and_422_and_worth_another_try_otherwise() {
            for (int status : new int[] {404, 409, 410, 422}) {
                flip.answers(_ -> Answer.of(status, "{\"message\":\"no\",\"error\":\"yes\"}"));
                assertThat(client.reportOutcome("c1", OK)).isEqualTo(new Refused(status, "HTTP " + status + ": no"));
            }
            for (int status : new int[] {401, 429, 500, 503}) {
                flip.answers(_ -> new Answer(status, "", Map.of("Retry-After", "Wed, 01 Jul 2026 12:00:30 GMT")));
                assertThat(client.reportOutcome("c1", OK))
                        .isEqualTo(new Failed("HTTP " + status, Duration.ofSeconds(30)));
            }
        }
    }

    @Nested
    class SiteToken {

        @Test
        void is_kept_until_five_minutes_before_its_end_and_renewed_once_when_refused() throws IOException {
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

            client.site("site-for-device::a");
            client.site("site-for-device::a");
            assertThat(flip.lines())
                    .containsExactly(
                            "POST /v1/auth/site/site-for-device%3A%3Aa",
                            "GET /v1/site/site-for-device%3A%3Aa", "GET /v1/site/site-for-device%3A%3Aa");

            clock.advance(Duration.ofMinutes(56));
            client.site("site-for-device::a");
            assertThat(given).hasValue(2);

            clock.advance(Duration.ofMinutes(-56));
            refusals.set(1);
            client.site("site-for-device::a");
            assertThat(given).hasValue(3);
            assertThat(flip.requests().getLast().header("Authorization")).isEqualTo("Bearer t3");
        }

        @Test
        void missing_site_is_told_from_an_error() throws IOException {
            flip.answers(_ -> Answer.of(404, "{}"));
            assertThat(client.site("unknown")).isEmpty();
        }
    }

    @Nested
    class Commissioned {

        private final Commissioner commissioner = new Commissioner(client);
        private final Site site = new Site(
                "site-for-device::a", "Ada", "Byron", null, "CA", "Oakland", "88801", "9 Grand Ave", null, null);
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
                    .isEqualTo(new Commissioning.Conflict(
                            "Flip has the site already, with another zip_code, serial_number"));

            flip.answers(request -> Answer.of(request.path().equals("/v1/commission") ? 409 : 404, "{}"));
            assertThat(commissioner.commission(site, device)).isInstanceOf(Commissioning.Conflict.class);
        }

        @Test
        void tells_what_passes_from_what_stays() {
            flip.answers(_ -> Answer.of(422, "{\"detail\":[{\"msg\":\"state_code is no state\"}]}"));
            assertThat(commissioner.commission(site, device))
                    .isEqualTo(new Commissioning.Rejected(422, "HTTP 422: state_code is no state"));
            flip.answers(_ -> new Answer(503, "", Map.of("Retry-After", "9")));
            assertThat(commissioner.commission(site, device))
                    .isEqualTo(new Commissioning.Unavailable("HTTP 503", Duration.ofSeconds(9)));
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
}
