package energy.flipbridge.gateway.notices;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.gateway.account.KeyedHash;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.Browser.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.projections.notices.Notice;
import energy.flipbridge.projections.notices.Notices.Ended;
import energy.flipbridge.projections.notices.Notices.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** A mail about an event, and what its link does to the account. */
@ExtendWith(RunningGateway.Extension.class)
class MailsOffTest {

    private static final Pattern LINK = Pattern.compile("\\S+(/mails/off\\?token=(\\S+))");

    private final RunningGateway gateway;
    private final Browser browser;
    private final String email = UUID.randomUUID() + "@example.org";
    private final String account;

    MailsOffTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.browser = new Browser(gateway).signedInAs(email);
        this.account = browser.get("/api/account").json().path("accountId").asString();
    }

    @Test
    void a_mail_comes_in_the_language_of_the_account_and_its_link_opens_a_page() {
        browser.send(HttpMethod.PATCH, "/api/account", Map.of("language", "es"), Map.of())
                .ok();

        assertThat(tell(newEvent())).isEqualTo(new Ended(NoticeOutcome.SENT));

        assertThat(gateway.mailsTo(email).getFirst().subject()).startsWith("Nuevo evento");
        Answer page = new Browser(gateway).get(link(1));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
    }

    @Test
    void whoever_only_opens_the_link_changes_nothing() {
        tell(newEvent());

        new Browser(gateway).get(link(1)).ok();
        new Browser(gateway).send(HttpMethod.HEAD, link(1), null, Map.of());
        assertThat(new Browser(gateway).get("/api" + link(1)).status()).isEqualTo(401);

        assertThat(isOn("newEvent")).isTrue();
    }

    @Test
    void the_link_switches_its_kind_of_mail_off_and_no_other() {
        tell(newEvent());
        String before = String.valueOf(browser.get("/api/account").headers().getETag());

        off(link(2), Map.of()).ok();
        off(link(2), Map.of()).ok();

        assertThat(isOn("newEvent")).isFalse();
        assertThat(isOn("lowReserve")).isTrue();
        assertThat(isOn("silentBattery")).isTrue();
        browser.send(HttpMethod.PATCH, "/api/account", Map.of("language", "en"), Map.of("If-Match", before))
                .isProblem(412, "changed-meanwhile");
        int mails = gateway.mailsTo(email).size();
        assertThat(tell(newEvent())).isEqualTo(new Ended(NoticeOutcome.UNWANTED));
        assertThat(gateway.mailsTo(email)).hasSize(mails);
        assertThat(tell(new Notice.SilentBattery("s", "homeowner:" + account, "b", gateway.clock.instant())))
                .isEqualTo(new Ended(NoticeOutcome.SENT));
    }

    @Test
    void a_mail_program_switches_it_off_with_its_form() {
        String token = new MailsOffToken(NoticeKind.LOW_RESERVE, account).text(gateway.bean(KeyedHash.class));

        assertThat(new Browser(gateway)
                        .send(
                                HttpMethod.POST,
                                "/api/mails/off?token=" + token,
                                "List-Unsubscribe=One-Click",
                                Map.of("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE))
                        .status())
                .isEqualTo(204);

        assertThat(isOn("lowReserve")).isFalse();
    }

    @Test
    void who_is_signed_in_and_whether_the_page_repeats_its_cookie_does_not_count() {
        tell(newEvent());
        Browser other = new Browser(gateway).signedInAs(UUID.randomUUID() + "@example.org");

        other.send(HttpMethod.POST, "/api/mails/off?token=" + link(2), null, Map.of("X-XSRF-TOKEN", ""))
                .ok();

        assertThat(isOn("newEvent")).isFalse();
        assertThat(other.get("/api/account").json().at("/mails/newEvent").asBoolean())
                .isTrue();
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        String token = new MailsOffToken(NoticeKind.NEW_EVENT, account).text(gateway.bean(KeyedHash.class));

        for (String wrong : new String[] {
            "", "x", token.substring(1), token + "x", token.replace("NEW_EVENT", "LOW_RESERVE"), "x" + token
        }) {
            off(wrong, Map.of()).isProblem(422, "mails-off-link-wrong");
        }
        new Browser(gateway).post("/api/mails/off", Map.of()).isProblem(400, "bad-request");

        assertThat(isOn("newEvent")).isTrue();
        assertThat(isOn("lowReserve")).isTrue();
    }

    @Test
    void an_account_that_is_not_there_is_answered_the_same() {
        String token = new MailsOffToken(NoticeKind.NEW_EVENT, UUID.randomUUID().toString())
                .text(gateway.bean(KeyedHash.class));

        assertThat(off(token, Map.of()).status()).isEqualTo(204);
        assertThat(tell(new Notice.NewEvent("s", "homeowner:" + UUID.randomUUID(), "v", Instant.EPOCH, null)))
                .isEqualTo(new Ended(NoticeOutcome.NO_ACCOUNT));
        assertThat(tell(new Notice.NewEvent("s", "support:local", "v", Instant.EPOCH, null)))
                .isEqualTo(new Ended(NoticeOutcome.NO_ACCOUNT));
    }

    @Test
    void too_many_attempts_wait() {
        gateway.clock.advance(Duration.ofMinutes(11));
        for (int attempt = 0; attempt < 300; attempt++) {
            assertThat(off("guess", Map.of()).status()).isEqualTo(422);
        }
        Answer refused = off("guess", Map.of());
        refused.isProblem(429, "mails-off-too-often");
        assertThat(refused.headers().getFirst("Retry-After")).isNotNull();
        gateway.clock.advance(Duration.ofMinutes(11));
    }

    private Answer off(String token, Map<String, String> headers) {
        return new Browser(gateway).send(HttpMethod.POST, "/api/mails/off?token=" + token, null, headers);
    }

    private Object tell(Notice notice) {
        Object answer = gateway.bean(MailNotices.class).tell(notice);
        assertThat(answer).isNotInstanceOf(Later.class);
        return answer;
    }

    private Notice newEvent() {
        return new Notice.NewEvent(
                "s", "homeowner:" + account, "v-1", gateway.clock.instant().plusSeconds(3_600), null);
    }

    private boolean isOn(String mail) {
        return browser.get("/api/account").json().at("/mails/" + mail).asBoolean();
    }

    /** @param group 1 for the link's path, 2 for its token */
    private String link(int group) {
        Matcher link = LINK.matcher(gateway.mailsTo(email).getFirst().text());
        assertThat(link.find()).isTrue();
        return link.group(group);
    }
}
