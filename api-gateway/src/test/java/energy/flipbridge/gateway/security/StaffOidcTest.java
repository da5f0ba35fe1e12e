package energy.flipbridge.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.Browser.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

class StaffOidcTest {

    private static final OpenIdProvider provider = OpenIdProvider.start();
    private static final RunningGateway gateway = new RunningGateway(
            "--flipbridge.staff.oidc.issuer=" + provider.issuer(),
            "--flipbridge.staff.oidc.client-id=" + OpenIdProvider.CLIENT,
            "--flipbridge.staff.oidc.client-secret=" + OpenIdProvider.SECRET);
    private static final RunningGateway another = gateway.anotherNode();
    private static final RunningGateway alone = new RunningGateway(
            "--flipbridge.staff.oidc.issuer=http://localhost:9",
            "--flipbridge.staff.oidc.client-id=x",
            "--flipbridge.staff.oidc.client-secret=y");

    private final Browser browser = new Browser(gateway);

    @AfterAll
    static void stop() {
        alone.close();
        another.close();
        gateway.close();
        provider.close();
    }

    private static URI begins(Browser browser) {
        Answer answer = browser.get("/oauth2/authorization/staff");
        assertThat(answer.status()).isEqualTo(302);
        return location(answer);
    }

    private static URI location(Answer answer) {
        return Objects.requireNonNull(answer.headers().getLocation());
    }

    private static Answer comesBack(Browser browser, URI to) {
        assertThat(to.toString()).startsWith(RunningGateway.PUBLIC_URL + "/login/oauth2/code/staff?");
        return browser.get(to.getRawPath() + "?" + to.getRawQuery());
    }

    private static void isRefused(Browser browser, Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(location(answer)).hasToString("/sign-in?refused=staff");
        assertThat(browser.has(Browser.SESSION)).isFalse();
    }

    @Test
    void signs_staff_in_by_their_verified_address_at_whichever_node() {
        URI authorize = begins(browser);
        assertThat(authorize.toString())
                .startsWith(provider.issuer() + "/authorize?")
                .contains("nonce=", "state=");
        Browser there = browser.at(another);

        Answer answer = comesBack(there, provider.signIn(authorize, "Stefan@staff.example", true));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(location(answer)).hasToString("/");
        assertThat(there.cookie(Browser.SESSION).getMaxAge()).isEqualTo(Duration.ofHours(12));
        Browser here = there.at(gateway);
        assertThat(here.get("/api/session").json().path("accountId").asString()).isEqualTo("stefan");
        here.get("/api/support-tokens").ok();
    }

    @Test
    void cannot_be_begun_without_end_from_one_network() {
        for (int i = 0; i < 30; i++) {
            browser.get("/oauth2/authorization/staff");
        }
        long kept = gateway.database().getCollection("staff_sign_ins").countDocuments();

        Answer tooMany = browser.get("/oauth2/authorization/staff");
        tooMany.isProblem(429, "sign-in-too-often");
        assertThat(tooMany.headers().getFirst("Retry-After")).isEqualTo("600");
        assertThat(gateway.database().getCollection("staff_sign_ins").countDocuments())
                .isEqualTo(kept);

        gateway.clock.advance(Duration.ofMinutes(10));
        begins(browser);
    }

    @Test
    void refuses_whoever_is_not_on_the_list_or_not_verified() {
        isRefused(browser, comesBack(browser, provider.signIn(begins(browser), "ada@example.org", true)));
        isRefused(browser, comesBack(browser, provider.signIn(begins(browser), "stefan@staff.example", false)));
        isRefused(browser, comesBack(browser, provider.signIn(begins(browser), _ -> {})));
    }

    @Test
    void refuses_a_token_for_another_sign_in_or_another_client() {
        isRefused(
                browser,
                comesBack(
                        browser,
                        provider.signIn(
                                begins(browser),
                                token -> token.claim("nonce", "other")
                                        .claim("email", "stefan@staff.example")
                                        .claim("email_verified", true))));
        isRefused(
                browser,
                comesBack(
                        browser,
                        provider.signIn(
                                begins(browser),
                                token -> token.audience("another")
                                        .claim("email", "stefan@staff.example")
                                        .claim("email_verified", true))));
    }

    @Test
    void takes_the_browser_back_alone_that_began_and_only_once() {
        // given
        URI back = provider.signIn(begins(browser), "susan@staff.example", true);

        // when, then
        Browser victim = new Browser(gateway);
        isRefused(victim, comesBack(victim, back));
        URI changed = UriComponentsBuilder.fromUri(back)
                .replaceQueryParam("state", "another")
                .build(true)
                .toUri();
        isRefused(browser, comesBack(browser, changed));
        Browser copy = browser.at(gateway);
        assertThat(location(comesBack(browser, back))).hasToString("/");
        isRefused(copy, comesBack(copy, back));
    }

    @Test
    void forgets_what_was_begun_after_ten_minutes() {
        URI back = provider.signIn(begins(browser), "susan@staff.example", true);
        gateway.clock.advance(Duration.ofMinutes(10));
        isRefused(browser, comesBack(browser, back));

        gateway.bean(StaffOidc.class).eraseExpired();
        assertThat(gateway.database().getCollection("staff_sign_ins").countDocuments())
                .isZero();
    }

    @Test
    void leaves_the_mail_as_a_way_and_says_when_the_provider_is_away() {
        Browser there = new Browser(alone);
        there.get("/oauth2/authorization/staff").isProblem(503, "staff-sign-in-unavailable");
        there.signedInAs("stefan@staff.example");
        assertThat(there.post("/api/support-tokens", Map.of("name", "by-mail")).status())
                .isEqualTo(201);
    }
}
