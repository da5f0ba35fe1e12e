package energy.flipbridge.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.mail.Mail;
import energy.flipbridge.gateway.settings.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInMailTest {

    private static final MailedToken TOKEN =
            new MailedToken(new EmailAddress("ada@example.org"), "t-o_k3n", "012345", Instant.EPOCH);

    @ParameterizedTest
    @EnumSource
    void shows_code_and_link_as_text_and_as_html(Language language) {
        Mail mail = SignInMail.of(TOKEN, language, URI.create("https://home.example/"));

        assertThat(mail.to().value()).isEqualTo("ada@example.org");
        assertThat(mail.text())
                .contains("\n    012345\n", "\nhttps://home.example/sign-in/link#t-o_k3n\n")
                .doesNotContain("%s");
        assertThat(mail.html())
                .contains(">012345</p>", "href=\"https://home.example/sign-in/link#t-o_k3n\"")
                .contains("lang=\"" + language.name().toLowerCase(Locale.ROOT) + "\"")
                .doesNotContain("%s", "<img", "<script");
    }

    @Test
    void speaks_two_languages() {
        URI base = URI.create("https://home.example");
        assertThat(SignInMail.of(TOKEN, Language.EN, base).text()).contains("Your code", "10 minutes");
        assertThat(SignInMail.of(TOKEN, Language.ES, base).text()).contains("Su código", "10 minutos");
    }
}
