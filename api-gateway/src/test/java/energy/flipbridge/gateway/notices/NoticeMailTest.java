package energy.flipbridge.gateway.notices;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.account.MailSwitches;
import energy.flipbridge.gateway.mail.Mail;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.projections.notices.LowBattery;
import energy.flipbridge.projections.notices.Notice;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeMailTest {

    private static final String SITE = "site-for-device::b/1";
    private static final Instant START = Instant.parse("2026-07-01T17:00:00Z");
    private static final Notice NEW = new Notice.NewEvent(SITE, "homeowner:a", "v-1", START, START.plusSeconds(3_600));
    private static final Notice LOW =
            new Notice.LowReserve(SITE, "homeowner:a", "v-1", START, List.of(new LowBattery("attic<1>", 31.6, 20)));
    private static final Notice SILENT = new Notice.SilentBattery(SITE, "homeowner:a", "attic<1>", START);

    static Stream<Arguments> all() {
        return Stream.of(NEW, LOW, SILENT)
                .flatMap(notice -> Stream.of(Language.values()).map(language -> Arguments.of(notice, language)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void says_what_and_when_and_where_to_go_on_and_how_to_stop_it(Notice notice, Language language) {
        Mail mail = mail(notice, language);

        String page = "https://home.example/home/site-for-device::b%2F1"
                + (notice instanceof Notice.SilentBattery ? "" : "/events/v-1");
        assertThat(mail.text())
                .contains("\n" + page + "\n", "\nhttps://home.example/mails/off?token=t.o-k_en\n", "UTC")
                .doesNotContain("%s", "%d", "null");
        assertThat(mail.html())
                .contains("href=\"" + page + "\"", "href=\"https://home.example/mails/off?token=t.o-k_en\"")
                .contains("lang=\"" + language.name().toLowerCase(Locale.ROOT) + "\"", "<h1")
                .doesNotContain("%s", "<img", "<script", "attic<1>");
        assertThat(mail.subject()).isNotBlank().doesNotContain("%");
        assertThat(mail.unsubscribe()).isEqualTo(URI.create("https://home.example/api/mails/off?token=t.o-k_en"));
        assertThat(mail.to().value()).isEqualTo("ada@example.org");
    }

    @Test
    void speaks_two_languages() {
        assertThat(mail(NEW, Language.EN).text())
                .contains("begins on Wednesday, July 1, 5:00 PM UTC and ends on Wednesday, July 1, 6:00 PM UTC");
        assertThat(mail(NEW, Language.ES).text())
                .contains("Empieza el miércoles 1 de julio, 17:00 UTC y termina el miércoles 1 de julio, 18:00 UTC");
        assertThat(mail(LOW, Language.EN).text()).contains("attic<1> holds 32 %. Its reserve is 20 %");
        assertThat(mail(LOW, Language.ES).text()).contains("attic<1> tiene un 32 %. Su reserva es del 20 %");
        assertThat(mail(SILENT, Language.EN).text()).contains("We last heard from attic<1> on Wednesday, July 1");
        assertThat(mail(SILENT, Language.ES).text()).contains("supimos de attic<1> fue el miércoles 1 de julio");
    }

    private static Mail mail(Notice notice, Language language) {
        Account account = new Account(
                "a", new EmailAddress("ada@example.org"), language, new MailSwitches(true, true, true), START, 1, null);
        return NoticeMail.of(notice, account, "t.o-k_en", URI.create("https://home.example/"));
    }
}
