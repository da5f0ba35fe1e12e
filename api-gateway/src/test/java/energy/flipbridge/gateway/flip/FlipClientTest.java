package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.command.Outcome;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FlipClientTest {

    private static final Outcome OK = new Outcome(Outcome.Status.OK, null);
    private static final byte[] BATCH = "{\"telemetry\":[{},{}]}".getBytes(StandardCharsets.UTF_8);

    private final RecordingHttp flip = new RecordingHttp();
    private final TestClock clock = new TestClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final FlipCalls calls =
            new FlipCalls(settings(flip.url(), FailureVocabulary.OFFLINE_FAULT), clock, new SimpleMeterRegistry());
    private final FlipClient client = client(calls, FailureVocabulary.OFFLINE_FAULT);

    @AfterEach
    void close() {
        calls.close();
        flip.close();
    }

    private FlipClient client(FlipCalls through, FailureVocabulary vocabulary) {
        return new FlipClient(through, settings(flip.url(), vocabulary), clock);
    }

    private static FlipSettings settings(URI url, FailureVocabulary vocabulary) {
        return new FlipSettings(url, new Secret("client-token"), vocabulary, Duration.ofMillis(1_500));
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

            try (FlipCalls nowhere = new FlipCalls(
                    settings(URI.create("http://localhost:1"), FailureVocabulary.FAILED),
                    clock,
                    new SimpleMeterRegistry())) {
                assertThat(client(nowhere, FailureVocabulary.FAILED).sendTelemetry(BATCH, 2))
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
            client(calls, FailureVocabulary.FAILED).reportOutcome("c3", offline);

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
}
