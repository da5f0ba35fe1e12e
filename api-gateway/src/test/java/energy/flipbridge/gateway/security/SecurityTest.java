package energy.flipbridge.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import energy.flipbridge.gateway.support.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(RunningGateway.Extension.class)
class SecurityTest {

    private final RunningGateway gateway;

    SecurityTest(RunningGateway gateway) {
        this.gateway = gateway;
    }

    private static void isProblem(WebTestClient.ResponseSpec answer, int status, String type) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:" + type)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.requestId")
                .isNotEmpty()
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Nested
    class Anybody {

        @Test
        void needs_a_token_for_everything_that_is_not_named() {
            isProblem(gateway.anybody().get().uri("/api/devices").exchange(), 401, "token-missing");
            isProblem(gateway.anybody().get().uri("/nowhere").exchange(), 401, "token-missing");
            isProblem(gateway.anybody().get().uri("/actuator/env").exchange(), 401, "token-missing");
            isProblem(gateway.anybody().get().uri("/actuator/health").exchange(), 401, "token-missing");
            isProblem(gateway.anybody().get().uri("/api/flip-webhook").exchange(), 401, "token-missing");
        }

        @Test
        void sees_whether_the_application_lives_without_details() {
            for (String probe : new String[] {"liveness", "readiness"}) {
                gateway.anybody()
                        .get()
                        .uri("/actuator/health/" + probe)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .json("{\"status\":\"UP\"}")
                        .jsonPath("$..details")
                        .doesNotExist();
            }
        }

        @Test
        void gets_headers_that_confine_the_browser() {
            gateway.anybody()
                    .get()
                    .uri("/nowhere")
                    .exchange()
                    .expectHeader()
                    .value(
                            "Content-Security-Policy",
                            csp -> assertThat(csp)
                                    .startsWith("default-src 'self'")
                                    .contains("frame-ancestors 'none'"))
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "no-referrer");
        }

        @Test
        void is_refused_with_a_wrong_token_and_slowed_down_after_ten() {
            for (int attempt = 1; attempt <= FailedAttempts.MOST; attempt++) {
                isProblem(
                        gateway.with("fbs_local_guess")
                                .get()
                                .uri("/api/devices")
                                .exchange(),
                        401,
                        "token-invalid");
            }
            isProblem(gateway.with("fbs_local_guess").get().uri("/api/devices").exchange(), 429, "too-many-attempts");

            gateway.clock.advance(FailedAttempts.WINDOW.plusSeconds(1));
            isProblem(gateway.with("fbs_local_guess").get().uri("/api/devices").exchange(), 401, "token-invalid");
        }
    }

    @Nested
    class Errors {

        @Test
        void of_every_kind_are_problems() {
            WebTestClient support = gateway.support();
            isProblem(support.get().uri("/api/nowhere").exchange(), 404, "not-found");
            isProblem(support.get().uri("/nowhere").exchange(), 404, "not-found");
            isProblem(support.put().uri("/api/support-tokens").exchange(), 405, "method-not-allowed");
            isProblem(
                    support.post()
                            .uri("/api/support-tokens")
                            .contentType(MediaType.TEXT_PLAIN)
                            .bodyValue("x")
                            .exchange(),
                    415,
                    "unsupported-media-type");
            isProblem(
                    support.post()
                            .uri("/api/support-tokens")
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue("{broken")
                            .exchange(),
                    400,
                    "bad-request");
            isProblem(
                    support.post()
                            .uri("/api/support-tokens")
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue("{\"name\":\"" + "x".repeat(1_100_000) + "\"}")
                            .exchange(),
                    413,
                    "content-too-large");
        }

        @Test
        void of_fields_name_them_without_their_values() {
            gateway.support()
                    .post()
                    .uri("/api/support-tokens")
                    .bodyValue(Map.of("name", "Not A Name", "days", 9_999))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:flipbridge:problem:invalid-fields")
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("days")
                    .jsonPath("$.errors[0].message")
                    .isEqualTo("must be at most 365")
                    .jsonPath("$.errors[1].field")
                    .isEqualTo("name");
        }

        @Test
        void carry_the_callers_request_id_unless_it_is_harmful() {
            gateway.anybody()
                    .get()
                    .uri("/nowhere")
                    .header("X-Request-Id", "req-42")
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Request-Id", "req-42")
                    .expectBody()
                    .jsonPath("$.requestId")
                    .isEqualTo("req-42");
            gateway.anybody()
                    .get()
                    .uri("/nowhere")
                    .header("X-Request-Id", "<script>" + "x".repeat(200))
                    .exchange()
                    .expectHeader()
                    .value("X-Request-Id", id -> assertThat(id).matches("[0-9a-f-]{36}"));
        }
    }

    @Nested
    class SupportTokensApi {

        @Test
        void the_machines_own_token_is_in_a_file_for_its_owner_alone() throws IOException {
            assertThat(Files.getPosixFilePermissions(gateway.data.resolve("support-token")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            try (var files = Files.list(gateway.data)) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .containsExactlyInAnyOrder("support-token", "accounts-hash-key");
            }
        }

        @Test
        void shows_a_new_token_once_and_keeps_only_its_hash() {
            // given
            String token = create("anna", 30);

            // when, then
            gateway.with(token)
                    .get()
                    .uri("/api/support-tokens")
                    .exchange()
                    .expectStatus()
                    .isOk();
            Document kept = gateway.database()
                    .getCollection("support_tokens")
                    .find(Filters.eq("_id", "anna"))
                    .first();
            assertThat(String.valueOf(kept)).contains("hash").doesNotContain(token.substring("fbs_anna_".length()));
            assertThat(body(gateway.support()))
                    .contains("anna", "support:local")
                    .doesNotContain("hash", "fbs_");
        }

        @Test
        void gives_a_name_once() {
            create("bert", 30);
            isProblem(
                    gateway.support()
                            .post()
                            .uri("/api/support-tokens")
                            .bodyValue(Map.of("name", "bert"))
                            .exchange(),
                    409,
                    "name-taken");
        }

        @Test
        void refuses_a_token_that_is_revoked_or_expired() {
            String revoked = create("carl", 30);
            gateway.support()
                    .delete()
                    .uri("/api/support-tokens/carl")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            isProblem(gateway.with(revoked).get().uri("/api/support-tokens").exchange(), 401, "token-invalid");

            String expired = create("dora", 1);
            gateway.database()
                    .getCollection("support_tokens")
                    .updateOne(Filters.eq("_id", "dora"), Updates.set("expiresAt", Date.from(gateway.clock.instant())));
            isProblem(gateway.with(expired).get().uri("/api/support-tokens").exchange(), 401, "token-invalid");

            isProblem(
                    gateway.support().delete().uri("/api/support-tokens/nobody").exchange(), 404, "unknown-token");
        }

        private String create(String name, int days) {
            Instant expected = gateway.clock.instant().plus(Duration.ofDays(days));
            Map<?, ?> created = Objects.requireNonNull(gateway.support()
                    .post()
                    .uri("/api/support-tokens")
                    .bodyValue(Map.of("name", name, "days", days))
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody());
            assertThat(created.get("expiresAt")).isEqualTo(expected.toString());
            return String.valueOf(created.get("token"));
        }

        private static String body(WebTestClient client) {
            return String.valueOf(client.get()
                    .uri("/api/support-tokens")
                    .exchange()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody());
        }
    }

    /** The prototype's pipe; its handler is not part of this test, so that an admitted call finds nothing. */
    @Nested
    class TelemetryRoute {

        @Test
        void needs_the_shared_secret() {
            isProblem(telemetry("X-Other", "x"), 401, "token-missing");
            isProblem(telemetry("Authorization", "Basic x"), 401, "token-missing");
            isProblem(telemetry("Authorization", "Bearer wrong"), 403, "shared-secret-wrong");
            isProblem(telemetry("Authorization", "Bearer " + gateway.localToken()), 403, "shared-secret-wrong");
            isProblem(telemetry("Authorization", "Bearer " + RunningGateway.SHARED_SECRET), 404, "not-found");
            isProblem(telemetry("Authentication", "Bearer " + RunningGateway.SHARED_SECRET), 404, "not-found");
        }

        @Test
        void does_not_open_anything_else() {
            isProblem(
                    gateway.with(RunningGateway.SHARED_SECRET)
                            .get()
                            .uri("/api/support-tokens")
                            .exchange(),
                    401,
                    "token-invalid");
        }

        private WebTestClient.ResponseSpec telemetry(String header, String value) {
            return gateway.anybody()
                    .post()
                    .uri("/api/devices/telemetry")
                    .header(header, value)
                    .bodyValue("{}")
                    .exchange();
        }
    }
}
