package energy.flipbridge.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.support.Browser;
import energy.flipbridge.gateway.support.Browser.Answer;
import energy.flipbridge.gateway.support.RunningGateway;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;

@ExtendWith(RunningGateway.Extension.class)
class AccountTest {

    private final RunningGateway gateway;
    private final Browser browser;

    AccountTest(RunningGateway gateway) {
        this.gateway = gateway;
        this.browser = new Browser(gateway);
    }

    private Answer change(Object change, Map<String, String> headers) {
        return browser.send(HttpMethod.PATCH, "/api/account", change, headers);
    }

    @Test
    void begins_with_all_mails_and_a_random_id() {
        browser.signedInAs("begin@example.org");

        Answer account = browser.get("/api/account").ok();

        assertThat(account.headers().getETag()).isEqualTo("\"1\"");
        assertThat(account.json().path("accountId").asString()).matches("[0-9a-f-]{36}");
        assertThat(account.json().path("language").asString()).isEqualTo("en");
        assertThat(account.json().path("mails").valueStream()).hasSize(3).allMatch(mail -> mail.asBoolean());
        assertThat(account.json().path("createdAt").asString())
                .isEqualTo(gateway.clock.instant().toString());
    }

    @Test
    void keeps_what_a_change_leaves_out() {
        browser.signedInAs("change@example.org");

        Answer changed = change(Map.of("mails", Map.of("lowReserve", false)), Map.of());
        assertThat(changed.ok().headers().getETag()).isEqualTo("\"2\"");
        Answer again = change(Map.of("language", "es"), Map.of());

        assertThat(again.ok().json().path("language").asString()).isEqualTo("es");
        assertThat(again.json().at("/mails/lowReserve").asBoolean()).isFalse();
        assertThat(again.json().at("/mails/newEvent").asBoolean()).isTrue();
        assertThat(browser.get("/api/account").json()).isEqualTo(again.json());
        assertThat(browser.get("/api/session").json().path("language").asString())
                .isEqualTo("es");
    }

    @Test
    void is_not_changed_over_what_was_not_read() {
        browser.signedInAs("etag@example.org");
        String read = String.valueOf(browser.get("/api/account").headers().getETag());
        change(Map.of("language", "es"), Map.of("If-Match", "W/" + read)).ok();

        change(Map.of("language", "en"), Map.of("If-Match", read)).isProblem(412, "changed-meanwhile");
        change(Map.of("language", "en"), Map.of("If-Match", "nonsense")).isProblem(412, "changed-meanwhile");
        change(Map.of("language", "en"), Map.of("If-Match", "*")).ok();
    }

    @Test
    void refuses_what_it_does_not_know() {
        browser.signedInAs("refuse@example.org");
        change(Map.of("language", "fr"), Map.of()).isProblem(400, "invalid-fields");
        change(Map.of("mails", Map.of("newEvent", "perhaps")), Map.of()).isProblem(400, "invalid-fields");
    }

    @Test
    void is_found_by_a_hash_that_only_the_key_can_make() {
        browser.signedInAs("found@example.org");
        String account = browser.get("/api/session").json().path("accountId").asString();
        KeyedHash hash = gateway.bean(KeyedHash.class);

        Document entry = gateway.database()
                .getCollection("account_addresses")
                .find(new Document("_id", hash.of(new EmailAddress("found@example.org"))))
                .first();

        assertThat(entry).containsEntry("account", account);
        assertThat(String.valueOf(entry)).doesNotContain("found@");
    }

    @Test
    void that_was_erased_leaves_nothing_and_a_new_one_has_nothing_of_it() {
        // given
        EmailAddress address = new EmailAddress("erased@example.org");
        browser.signedInAs(address.value());
        Accounts accounts = gateway.bean(Accounts.class);
        Account account = accounts.of(address, Language.EN);

        // when
        accounts.erase(account);

        // then
        assertThat(accounts.find(account.id())).isEmpty();
        assertThat(browser.get("/api/session").json().path("signedIn").asBoolean())
                .isFalse();
        browser.get("/api/account").isProblem(404, "unknown-account");
        assertThat(accounts.of(address, Language.EN).id()).isNotEqualTo(account.id());
    }
}
