package energy.flipbridge.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import energy.flipbridge.cloud.mail.Mail;
import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.Browser.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

@ExtendWith(RunningGateway.Extension.class)
class SignInTest {

    private final RunningGateway gateway;
    private final Browser browser;

    SignInTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.browser = new Browser(gateway);
    }

    /** So that no test is refused for what those before it did from the same network. */
    @BeforeEach
    void later() {
        gateway.clock.advance(Duration.ofMinutes(11));
    }

    private Answer shows(Browser where, String email, String code) {
        return where.post("/api/sign-in/code", Map.of("email", email, "code", code));
    }

    private Answer shows(Browser where, String token) {
        return where.post("/api/sign-in/link", Map.of("token", token));
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private Browser another() {
        return new Browser(gateway).opened();
    }

    @Nested
    class ByCode {

        @Test
        void signs_in_and_goes_on_where_one_wanted() {
            // given
            Mail mail = browser.asks(Map.of(
                    "email", " Ada@Example.ORG ", "language", "es", "continueAt", "/devices/register?payload=%7B%7D"));

            // when
            Answer answer = shows(browser, "ada@example.org", Browser.code(mail));

            // then
            assertThat(answer.ok().json().path("continueAt").asString()).isEqualTo("/devices/register?payload=%7B%7D");
            assertThat(answer.json().at("/session/role").asString()).isEqualTo("HOMEOWNER");
            assertThat(answer.json().at("/session/language").asString()).isEqualTo("es");
            assertThat(browser.get("/api/session").json())
                    .isEqualTo(answer.json().path("session"));
            assertThat(browser.get("/api/account").ok().json().path("email").asString())
                    .isEqualTo("ada@example.org");
            assertThat(mail.subject()).isEqualTo("Entrar en Flipbridge");
        }

        @Test
        void forgives_blanks_in_the_code() {
            String code = Browser.code(browser.asks("blanks@example.org"));
            shows(browser, "blanks@example.org", " " + code.substring(0, 3) + " " + code.substring(3) + "\n")
                    .ok();
        }

        @Test
        void counts_wrong_codes_down_and_then_takes_the_right_one_no_more_but_the_link() {
            Mail mail = browser.asks("guess@example.org");
            for (int left = 4; left >= 0; left--) {
                Answer answer = shows(browser, "guess@example.org", wrong(Browser.code(mail)));
                answer.isProblem(422, "sign-in-code-wrong");
                assertThat(answer.json().path("attemptsLeft").asInt()).isEqualTo(left);
            }
            shows(browser, "guess@example.org", Browser.code(mail)).isProblem(410, "sign-in-expired");
            assertThat(browser.has(Browser.SESSION)).isFalse();

            shows(browser, Browser.token(mail)).ok();
        }

        @Test
        void takes_no_code_of_another_address() {
            Mail mail = browser.asks("one@example.org");
            browser.asks("other@example.org");
            shows(browser, "other@example.org", Browser.code(mail)).isProblem(422, "sign-in-code-wrong");
            shows(browser, "never-asked@example.org", Browser.code(mail)).isProblem(410, "sign-in-expired");
        }

        @Test
        void is_limited_for_an_address_by_the_day() {
            String email = "patient@example.org";
            Mail mail = browser.asks(email);
            for (int tried = 0; tried < 20; tried++) {
                if (tried % 5 == 4) {
                    gateway.clock.advance(Duration.ofMinutes(13));
                    mail = browser.asks(email);
                }
                shows(browser, email, wrong(Browser.code(mail))).isProblem(422, "sign-in-code-wrong");
            }
            gateway.clock.advance(Duration.ofMinutes(13));
            mail = browser.asks(email);

            Answer answer = shows(browser, email, Browser.code(mail));

            answer.isProblem(429, "sign-in-too-often");
            assertThat(Long.parseLong(String.valueOf(answer.headers().getFirst("Retry-After"))))
                    .isPositive();
            shows(browser, Browser.token(mail)).ok();
        }
    }

    @Nested
    class ByLink {

        @Test
        void signs_in() {
            Mail mail = browser.asks("link@example.org");
            Browser elsewhere = another();

            Answer answer = shows(elsewhere, Browser.token(mail));

            assertThat(answer.ok().json().path("continueAt").asString()).isEqualTo("/");
            assertThat(elsewhere.get("/api/account").ok().json().path("email").asString())
                    .isEqualTo("link@example.org");
            assertThat(browser.get("/api/session").json().path("signedIn").asBoolean())
                    .isFalse();
        }

        @Test
        void is_built_from_the_configured_address_whatever_the_request_says() {
            browser.opened();
            browser.send(
                            HttpMethod.POST,
                            "/api/sign-in",
                            Map.of("email", "host@example.org"),
                            Map.of(
                                    "Host", "evil.example",
                                    "X-Forwarded-Host", "evil.example",
                                    "Forwarded", "host=evil.example"))
                    .ok();
            gateway.clock.advance(Duration.ofMinutes(1));
            browser.asks("host@example.org");

            assertThat(gateway.mailsTo("host@example.org"))
                    .hasSize(2)
                    .allSatisfy(mail -> assertThat(mail.text())
                            .contains(RunningGateway.PUBLIC_URL + "/sign-in/link#")
                            .doesNotContain("evil.example"));
        }

        @Test
        void is_not_spent_by_a_program_that_opens_it() {
            Mail mail = browser.asks("scanned@example.org");
            Browser scanner = new Browser(gateway);
            scanner.get("/sign-in/link");
            scanner.get("/sign-in/link?" + Browser.token(mail));
            scanner.send(HttpMethod.HEAD, "/sign-in/link", null, Map.of());
            scanner.get("/api/sign-in/link?token=" + Browser.token(mail));

            shows(browser, Browser.token(mail)).ok();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "0000", "../../etc/passwd", "{\"$gt\":\"\"}"})
        void refuses_what_is_no_token(String token) {
            shows(browser.opened(), token).isProblem(410, "sign-in-expired");
        }

        @Test
        void refuses_a_token_that_was_changed_or_belongs_to_another_address() {
            String token = Browser.token(browser.asks("changed@example.org"));
            String other = Browser.token(browser.asks("crossed@example.org"));

            shows(browser, token.substring(0, 40) + (token.charAt(40) == 'A' ? 'B' : 'A') + token.substring(41))
                    .isProblem(410, "sign-in-expired");
            shows(browser, other.substring(0, 32) + token.substring(32)).isProblem(410, "sign-in-expired");
            shows(browser, token.substring(0, 32)).isProblem(410, "sign-in-expired");
            shows(browser, token).ok();
        }
    }

    @Nested
    class OnlyOnce {

        @Test
        void the_code_spends_the_link() {
            Mail mail = browser.asks("code-first@example.org");
            shows(browser, "code-first@example.org", Browser.code(mail)).ok();

            shows(another(), Browser.token(mail)).isProblem(410, "sign-in-expired");
            shows(another(), "code-first@example.org", Browser.code(mail)).isProblem(410, "sign-in-expired");
        }

        @Test
        void the_link_spends_the_code() {
            Mail mail = browser.asks("link-first@example.org");
            shows(browser, Browser.token(mail)).ok();

            shows(another(), "link-first@example.org", Browser.code(mail)).isProblem(410, "sign-in-expired");
            shows(another(), Browser.token(mail)).isProblem(410, "sign-in-expired");
        }

        @Test
        void a_second_mail_leaves_the_first_good_until_either_is_used() {
            Mail first = browser.asks("twice@example.org");
            gateway.clock.advance(Duration.ofSeconds(31));
            Mail second = browser.asks("twice@example.org");

            shows(browser, "twice@example.org", Browser.code(first)).ok();
            shows(another(), Browser.token(second)).isProblem(410, "sign-in-expired");
        }

        @Test
        void of_many_at_once_one_wins() throws Exception {
            Mail mail = browser.asks("race@example.org");
            List<Callable<Answer>> attempts = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                Browser racer = another();
                attempts.add(() -> shows(racer, Browser.token(mail)));
                attempts.add(() -> shows(racer, "race@example.org", Browser.code(mail)));
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
                for (Future<Answer> answer : threads.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
            }

            assertThat(statuses).hasSize(8).containsOnly(200, 410).containsOnlyOnce(200);
        }

        @Test
        void many_wrong_codes_at_once_have_five_attempts_together() throws Exception {
            Mail mail = browser.asks("rush@example.org");
            String wrong = wrong(Browser.code(mail));
            List<Callable<Answer>> attempts = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                Browser racer = another();
                attempts.add(() -> shows(racer, "rush@example.org", wrong));
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
                for (Future<Answer> answer : threads.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
            }

            assertThat(statuses.stream().filter(status -> status == 422)).hasSize(5);
            assertThat(statuses.stream().filter(status -> status == 410)).hasSize(3);
        }

        @Test
        void an_address_that_signs_in_on_two_pages_at_once_has_one_account() throws Exception {
            // given
            EmailAddress address = new EmailAddress("two-tabs@example.org");
            Accounts accounts = gateway.bean(Accounts.class);
            List<Callable<String>> tabs = Collections.nCopies(
                    8, () -> accounts.of(address, Language.EN).id());

            // when
            List<String> ids = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(tabs.size())) {
                for (Future<String> id : threads.invokeAll(tabs)) {
                    ids.add(id.get());
                }
            }

            // then
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
    }

    @Nested
    class Expiry {

        @Test
        void is_after_ten_minutes_for_code_and_link() {
            Mail mail = browser.asks("late@example.org");
            gateway.clock.advance(Duration.ofMinutes(10));

            shows(browser, "late@example.org", Browser.code(mail)).isProblem(410, "sign-in-expired");
            shows(browser, Browser.token(mail)).isProblem(410, "sign-in-expired");
        }

        @Test
        void is_not_before() {
            Mail mail = browser.asks("punctual@example.org");
            gateway.clock.advance(Duration.ofMinutes(10).minusMillis(1));
            shows(browser, "punctual@example.org", Browser.code(mail)).ok();
        }

        @Test
        void an_older_mail_does_not_live_on_with_a_newer_one() {
            Mail older = browser.asks("older@example.org");
            gateway.clock.advance(Duration.ofMinutes(6));
            Mail newer = browser.asks("older@example.org");
            gateway.clock.advance(Duration.ofMinutes(5));

            shows(browser, Browser.token(older)).isProblem(410, "sign-in-expired");
            shows(browser, "older@example.org", Browser.code(older)).isProblem(422, "sign-in-code-wrong");
            shows(browser, Browser.token(newer)).ok();
        }

        @Test
        void leaves_nothing_behind() {
            browser.asks("forgotten@example.org");
            assertThat(kept("sign_ins")).isPositive();

            gateway.clock.advance(Duration.ofDays(2));
            gateway.bean(SignInSweep.class).eraseExpired();

            assertThat(kept("sign_ins")).isZero();
            assertThat(kept("sign_in_limits")).isZero();
        }

        private long kept(String collection) {
            return gateway.database().getCollection(collection).countDocuments();
        }
    }

    @Nested
    class Strangers {

        @Test
        void learn_nothing_about_an_address() {
            // given
            browser.signedInAs("known@example.org");
            gateway.clock.advance(Duration.ofMinutes(11));
            Browser stranger = another();

            // when
            Answer known = stranger.post("/api/sign-in", Map.of("email", "known@example.org"));
            Answer unknown = stranger.post("/api/sign-in", Map.of("email", "unknown@example.org"));
            Answer staff = stranger.post("/api/sign-in", Map.of("email", "stefan@staff.example"));

            // then
            assertThat(List.of(known, unknown, staff)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.body()).isEqualTo(known.body());
                assertThat(answer.headers().headerNames())
                        .isEqualTo(known.headers().headerNames());
            });
            assertThat(known.json().path("expiresInSeconds").asInt()).isEqualTo(600);
            assertThat(known.json().path("resendAfterSeconds").asInt()).isEqualTo(30);
        }

        @Test
        void leave_no_account_by_asking() {
            long before = gateway.database().getCollection("accounts").countDocuments();
            browser.asks("asked-only@example.org");
            assertThat(gateway.database().getCollection("accounts").countDocuments())
                    .isEqualTo(before);
        }

        @Test
        void send_an_address_one_mail_in_thirty_seconds_and_five_an_hour() {
            browser.opened();
            Map<String, String> request = Map.of("email", "flooded@example.org");
            browser.post("/api/sign-in", request).ok();
            Answer refused = browser.post("/api/sign-in", Map.of("email", "FLOODED@example.org"));
            refused.isProblem(429, "sign-in-too-often");
            assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("30");
            for (int mail = 2; mail <= 5; mail++) {
                gateway.clock.advance(Duration.ofSeconds(30));
                browser.post("/api/sign-in", request).ok();
            }
            gateway.clock.advance(Duration.ofSeconds(30));
            browser.post("/api/sign-in", request).isProblem(429, "sign-in-too-often");

            gateway.clock.advance(Duration.ofHours(1));
            browser.post("/api/sign-in", request).ok();
        }

        @Test
        void send_twenty_mails_in_ten_minutes_from_one_network() {
            browser.opened();
            for (int mail = 1; mail <= 20; mail++) {
                browser.post("/api/sign-in", Map.of("email", "many-" + mail + "@example.org"))
                        .ok();
            }
            browser.post("/api/sign-in", Map.of("email", "many-21@example.org")).isProblem(429, "sign-in-too-often");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//evil.example",
                    "/\\evil.example",
                    "\\\\evil.example",
                    "https://evil.example/",
                    "javascript:alert(1)",
                    "/\t/evil.example",
                    "/./ /evil.example",
                    "/.//evil.example",
                    "/home//evil.example",
                    "/../x",
                    "/api/session",
                    "home",
                    "",
                    "/home\r\nSet-Cookie: x=y"
                })
        void lead_nobody_to_another_server(String elsewhere) {
            Answer answer =
                    browser.opened().post("/api/sign-in", Map.of("email", "led@example.org", "continueAt", elsewhere));
            answer.isProblem(400, "invalid-fields");
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("continueAt");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ada",
                    "ada@localhost",
                    "ada@exa mple.org",
                    "ada@example.org\r\nBcc: bob@example.org",
                    "ada@example.org, bob@example.org",
                    "<ada@example.org>",
                    "@example.org"
                })
        void send_mails_to_one_real_address_only(String email) {
            Answer answer = browser.opened().post("/api/sign-in", Map.of("email", email));
            answer.isProblem(400, "invalid-fields");
            assertThat(answer.body()).doesNotContain("bob");
        }
    }

    @Test
    void stores_neither_code_nor_token_and_no_address_longer_than_needed() {
        Mail mail = browser.asks("stored@example.org");
        Document stored = gateway.database()
                .getCollection("sign_ins")
                .find(Filters.eq("address", "stored@example.org"))
                .first();
        assertThat(String.valueOf(stored))
                .doesNotContain(Browser.code(mail), Browser.token(mail).substring(32));

        shows(browser, Browser.token(mail)).ok();

        assertThat(gateway.database()
                        .getCollection("sign_ins")
                        .find(Filters.eq("address", "stored@example.org"))
                        .first())
                .isNull();
    }
}
