package energy.flipbridge.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningGateway.Extension.class)
class BrowserSessionTest {

    /** These have proofs of their own, or are there to bring one. */
    private static final Set<String> OPEN = Set.of(
            "/api/flip-webhook",
            "/api/devices/telemetry",
            "/api/session",
            "/api/sign-in",
            "/api/sign-in/code",
            "/api/sign-in/link",
            "/api/mails/off");

    private static final Set<String> HOMEOWNERS =
            Set.of("/api/account", "/api/homes", "/api/registrations", "/api/sign-out");

    private final RunningGateway gateway;
    private final Browser browser;

    BrowserSessionTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.browser = new Browser(gateway);
    }

    @BeforeEach
    void later() {
        gateway.clock.advance(Duration.ofMinutes(11));
    }

    private boolean isSignedIn(Browser who) {
        return who.get("/api/session").ok().json().path("signedIn").asBoolean();
    }

    @Nested
    class Cookies {

        @Test
        void of_the_session_are_out_of_reach_of_scripts_and_other_sites() {
            browser.signedInAs("cookie@example.org");
            ResponseCookie session = browser.cookie(Browser.SESSION);
            assertThat(session.isHttpOnly()).isTrue();
            assertThat(session.isSecure()).isTrue();
            assertThat(session.getSameSite()).isEqualTo("Lax");
            assertThat(session.getPath()).isEqualTo("/");
            assertThat(session.getMaxAge()).isEqualTo(Duration.ofDays(30));
        }

        @Test
        void against_forgery_can_be_read_by_the_page() {
            ResponseCookie xsrf = browser.opened().cookie(Browser.XSRF);
            assertThat(xsrf.isHttpOnly()).isFalse();
            assertThat(xsrf.isSecure()).isTrue();
            assertThat(xsrf.getSameSite()).isEqualTo("Strict");
            assertThat(xsrf.getPath()).isEqualTo("/");
        }

        @Test
        void are_stored_as_hashes() {
            browser.signedInAs("hashed@example.org");
            String token = browser.cookie(Browser.SESSION).getValue();
            assertThat(gateway.database().getCollection("sessions").find())
                    .allSatisfy(session -> assertThat(session.toJson()).doesNotContain(token, "hashed@example.org"));
            assertThat(gateway.database()
                            .getCollection("sessions")
                            .find(Filters.eq("_id", new OpaqueToken(token).hash()))
                            .first())
                    .isNotNull();
        }

        @Test
        void are_not_given_to_whoever_only_looks() {
            browser.opened();
            browser.get("/");
            assertThat(browser.has(Browser.SESSION)).isFalse();
        }
    }

    @Nested
    class SignedIn {

        @Test
        void begin_with_a_new_id_and_end_the_one_that_the_browser_had() {
            // given
            Browser victim = new Browser(gateway).with(Browser.SESSION, "A".repeat(43));

            // when
            victim.signedInAs("fixed@example.org");
            String first = victim.cookie(Browser.SESSION).getValue();
            victim.signedInAs("fixed-again@example.org");

            // then
            assertThat(first).isNotEqualTo("A".repeat(43));
            assertThat(victim.cookie(Browser.SESSION).getValue()).isNotEqualTo(first);
            assertThat(isSignedIn(new Browser(gateway).with(Browser.SESSION, "A".repeat(43))))
                    .isFalse();
            assertThat(isSignedIn(new Browser(gateway).with(Browser.SESSION, first)))
                    .isFalse();
            assertThat(isSignedIn(victim)).isTrue();
        }

        @Test
        void end_with_signing_out_for_good() {
            browser.signedInAs("out@example.org");
            Browser copy = new Browser(gateway)
                    .with(Browser.SESSION, browser.cookie(Browser.SESSION).getValue());
            assertThat(isSignedIn(copy)).isTrue();

            assertThat(browser.post("/api/sign-out", "").status()).isEqualTo(204);

            assertThat(browser.has(Browser.SESSION)).isFalse();
            assertThat(isSignedIn(copy)).isFalse();
            copy.get("/api/account").isProblem(401, "not-signed-in");
            copy.post("/api/sign-out", "").isProblem(401, "not-signed-in");
        }

        @Test
        void of_homeowners_end_after_thirty_days_without_a_request() {
            browser.signedInAs("idle@example.org");
            gateway.clock.advance(Duration.ofDays(29));
            assertThat(isSignedIn(browser)).isTrue();
            gateway.clock.advance(Duration.ofDays(29));
            assertThat(isSignedIn(browser)).isTrue();
            gateway.clock.advance(Duration.ofDays(30));
            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void of_staff_end_after_twelve_hours_without_a_request() {
            browser.signedInAs("susan@staff.example");
            gateway.clock.advance(Duration.ofHours(11));
            assertThat(isSignedIn(browser)).isTrue();
            gateway.clock.advance(Duration.ofHours(12));
            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void of_staff_end_twelve_hours_after_signing_in_however_busy() {
            browser.signedInAs("susan@staff.example");
            for (int hour = 1; hour < 12; hour++) {
                gateway.clock.advance(Duration.ofHours(1));
                assertThat(isSignedIn(browser)).isTrue();
            }
            gateway.clock.advance(Duration.ofHours(1));
            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void are_swept_when_they_have_ended() {
            browser.signedInAs("swept@example.org");
            gateway.clock.advance(Duration.ofDays(31));
            gateway.bean(Sessions.class).eraseExpired();
            assertThat(gateway.database().getCollection("sessions").countDocuments())
                    .isZero();
        }

        @Test
        void are_not_brought_back_by_a_request_that_was_under_way() {
            browser.signedInAs("resurrected@example.org");
            OpaqueToken token = new OpaqueToken(browser.cookie(Browser.SESSION).getValue());
            Sessions sessions = gateway.bean(Sessions.class);
            gateway.clock.advance(Sessions.PROLONGED_EVERY);

            sessions.end(token);
            sessions.prolong(token, CallerRole.HOMEOWNER, gateway.clock.instant());

            assertThat(sessions.find(token)).isEmpty();
        }

        @Test
        void of_one_person_can_be_ended_everywhere() {
            browser.signedInAs("everywhere@example.org");
            Browser phone = new Browser(gateway).signedInAs("everywhere@example.org");
            String account =
                    browser.get("/api/session").json().path("accountId").asString();

            gateway.bean(Sessions.class).endAll(Caller.homeowner(account));

            assertThat(isSignedIn(browser)).isFalse();
            assertThat(isSignedIn(phone)).isFalse();
        }

        @Test
        void of_a_deleted_account_show_nobody() {
            browser.signedInAs("deleted@example.org");
            String account =
                    browser.get("/api/session").json().path("accountId").asString();
            gateway.database().getCollection("accounts").deleteOne(Filters.eq("_id", account));
            assertThat(isSignedIn(browser)).isFalse();
            browser.get("/api/account").isProblem(404, "unknown-account");
        }

        @Test
        void of_whoever_left_the_staff_are_none() {
            Sessions sessions = gateway.bean(Sessions.class);
            OpaqueToken left = sessions.open(Caller.support("left-the-staff"));
            assertThat(sessions.find(left)).isEmpty();
            assertThat(sessions.find(sessions.open(Caller.support("susan")))).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "AAAA", "{}", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA"})
        void of_nonsense_are_none(String value) {
            assertThat(isSignedIn(new Browser(gateway).with(Browser.SESSION, value)))
                    .isFalse();
        }
    }

    @Nested
    class Forgery {

        @ParameterizedTest
        @ValueSource(strings = {"", "wrong", "00000000-0000-0000-0000-000000000000"})
        void is_refused_for_whatever_changes_something(String header) {
            browser.signedInAs("victim@example.org");
            Map<String, String> headers = Map.of("X-XSRF-TOKEN", header);
            browser.send(HttpMethod.PATCH, "/api/account", Map.of("language", "es"), headers)
                    .isProblem(403, "csrf-token-wrong");
            browser.send(HttpMethod.POST, "/api/sign-out", null, headers).isProblem(403, "csrf-token-wrong");
            browser.send(HttpMethod.POST, "/api/sign-in", Map.of("email", "x@example.org"), headers)
                    .isProblem(403, "csrf-token-wrong");
            browser.send(HttpMethod.DELETE, "/api/homes/x", null, headers).isProblem(403, "csrf-token-wrong");
            assertThat(isSignedIn(browser)).isTrue();
        }

        @Test
        void of_a_sign_in_is_refused_without_a_session_too() {
            String token = Browser.token(browser.asks("attacker@example.org"));
            for (String path : List.of("/api/sign-in/link", "/api/%73ign-in/link", "/%61pi/sign-in/link")) {
                new Browser(gateway).post(path, Map.of("token", token)).isProblem(403, "csrf-token-wrong");
            }
        }

        @Test
        void is_no_matter_for_bearer_tokens_which_make_no_session() {
            Browser tool = new Browser(gateway);
            Map<String, String> bearer = Map.of("Authorization", "Bearer " + gateway.localToken());

            assertThat(tool.send(HttpMethod.POST, "/api/support-tokens", Map.of("name", "tool"), bearer)
                            .status())
                    .isEqualTo(201);
            tool.send(HttpMethod.GET, "/api/support-tokens", null, bearer).ok();

            assertThat(tool.has(Browser.SESSION)).isFalse();
            assertThat(tool.has(Browser.XSRF)).isFalse();
        }

        @Test
        void with_a_wrong_bearer_token_does_not_fall_back_to_the_cookie() {
            browser.signedInAs("stefan@staff.example");
            browser.send(
                            HttpMethod.POST,
                            "/api/support-tokens",
                            Map.of("name", "forged"),
                            Map.of("Authorization", "Bearer fbs_local_x", "X-XSRF-TOKEN", ""))
                    .isProblem(401, "token-invalid");
        }
    }

    @Nested
    class Roles {

        @Test
        void of_homeowners_open_nothing_of_support() {
            browser.signedInAs("curious@example.org");
            for (String path : new String[] {"/api/support-tokens", "/api/devices", "/nowhere", "/actuator/health"}) {
                browser.get(path).isProblem(403, "forbidden");
            }
            browser.post("/api/support-tokens", Map.of("name", "mine")).isProblem(403, "forbidden");
        }

        /** Generated, so that a new route is covered without anyone thinking of it. */
        @TestFactory
        Stream<DynamicTest> are_asked_for_on_every_route_of_the_api() throws IOException {
            Browser homeowner = new Browser(gateway).signedInAs("everywhere-else@example.org");
            Browser nobody = new Browser(gateway).opened();
            JsonNode paths = JsonMapper.shared()
                    .readTree(Files.readString(Path.of("openapi.json")))
                    .path("paths");
            return paths.propertyStream()
                    .flatMap(path -> path.getValue()
                            .propertyStream()
                            .map(operation ->
                                    HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)))
                            .map(method -> DynamicTest.dynamicTest(
                                    method + " " + path.getKey(),
                                    () -> isRefused(method, path.getKey(), homeowner, nobody))));
        }

        private void isRefused(HttpMethod method, String path, Browser homeowner, Browser nobody) {
            String here = path.replaceAll("\\{[^}]+}", "x");
            if (OPEN.contains(path)) {
                return;
            }
            assertThat(nobody.send(method, here, null, Map.of()).status()).isEqualTo(401);
            if (HOMEOWNERS.stream().noneMatch(path::startsWith)) {
                homeowner.send(method, here, null, Map.of()).isProblem(403, "forbidden");
            }
        }

        @Test
        void of_staff_open_support_under_their_id_and_nothing_of_homeowners() {
            browser.signedInAs("Stefan@staff.example");

            assertThat(browser.get("/api/session").json().path("role").asString())
                    .isEqualTo("SUPPORT");
            assertThat(browser.get("/api/session").json().path("accountId").asString())
                    .isEqualTo("stefan");
            assertThat(browser.post("/api/support-tokens", Map.of("name", "by-stefan"))
                            .status())
                    .isEqualTo(201);
            assertThat(browser.get("/api/support-tokens").ok().body()).contains("support:stefan");
            browser.get("/api/account").isProblem(403, "forbidden");
            browser.get("/api/homes").isProblem(403, "forbidden");
            Document account = gateway.database()
                    .getCollection("accounts")
                    .find(Filters.eq("address", "stefan@staff.example"))
                    .first();
            assertThat(account).isNull();
        }

        @Test
        void of_support_tokens_open_nothing_of_homeowners() {
            Map<String, String> bearer = Map.of("Authorization", "Bearer " + gateway.localToken());
            browser.send(HttpMethod.GET, "/api/account", null, bearer).isProblem(403, "forbidden");
            browser.send(HttpMethod.GET, "/api/homes", null, bearer).isProblem(403, "forbidden");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/account", "/api/homes", "/api/homes/x/events", "/api/registrations/check"})
        void are_asked_for_before_anything_of_a_homeowner(String path) {
            browser.get(path).isProblem(401, "not-signed-in");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/index.html",
                    "/assets/app-1234.js",
                    "/favicon.ico",
                    "/favicon.svg",
                    "/sign-in",
                    "/sign-in/code",
                    "/sign-in/link",
                    "/devices/register?payload=x&signature=y",
                    "/home/x",
                    "/home/x/events/y",
                    "/settings"
                })
        void are_not_asked_for_by_the_page_itself(String path) {
            assertThat(browser.get(path).status()).isIn(200, 404);
        }
    }
}
