package energy.flipbridge.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.MailSettings;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SmtpMailsTest {

    private static final Mail MAIL = new Mail(
            new EmailAddress("ada@example.org"),
            "News",
            "text",
            "<p>text</p>",
            URI.create("https://home.example/api/mails/off?token=t"));

    @Test
    void lets_mail_programs_switch_mails_off_with_one_click() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(to(server.getSmtp().getPort()).deliver(MAIL)).isInstanceOf(Delivery.Taken.class);

            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getHeader("List-Unsubscribe"))
                    .containsExactly("<https://home.example/api/mails/off?token=t>");
            assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        } finally {
            server.stop();
        }
    }

    @Test
    void tells_an_address_that_is_refused_for_good_from_a_server_that_may_be_back() throws IOException {
        try (RefusingSmtp server = RefusingSmtp.start("550 5.1.1 <ada@example.org> is unknown here")) {
            assertThat(to(server.port()).deliver(MAIL)).isInstanceOf(Delivery.Undeliverable.class);
        }
        try (RefusingSmtp server = RefusingSmtp.start("450 4.2.1 <ada@example.org> is full")) {
            assertThat(to(server.port()).deliver(MAIL))
                    .isInstanceOfSatisfying(
                            Delivery.Failed.class,
                            failed -> assertThat(failed.cause()).contains("450").doesNotContain("ada"));
        }
        assertThat(to(9).deliver(MAIL)).isInstanceOf(Delivery.Failed.class);
    }

    private static SmtpMails to(int port) {
        return new SmtpMails(new MailSettings("localhost", port, null, null, "Flipbridge <f@example.org>", false));
    }
}
