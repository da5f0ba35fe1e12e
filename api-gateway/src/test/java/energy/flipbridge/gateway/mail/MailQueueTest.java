package energy.flipbridge.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.mail.MailServer;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.MailSettings;
import energy.flipbridge.gateway.settings.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MailQueueTest {

    private static final Mail MAIL =
            new Mail(new EmailAddress("ada@example.org"), "Código", "Sírvase: 123456", "<p>Sírvase: <b>123456</b></p>");

    private static MailQueue queue(int port, boolean encrypted, int longest) {
        MailSettings settings =
                new MailSettings("localhost", port, null, null, "Flipbridge <f@example.org>", encrypted);
        return new MailQueue(new SmtpMails(settings), Duration.ofMillis(20), longest);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void sends_text_and_html_in_every_language() throws IOException {
        int port = freePort();
        try (MailServer server = MailServer.start(port)) {
            MailQueue queue = queue(port, false, 10);
            assertThat(queue.offer(MAIL)).isTrue();
            queue.close();

            assertThat(server.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).containsExactly("ada@example.org");
                assertThat(mail.from()).isEqualTo("Flipbridge <f@example.org>");
                assertThat(mail.subject()).isEqualTo("Código");
                assertThat(mail.text()).contains("Sírvase: 123456");
            });
        }
    }

    @Test
    void says_why_a_mail_was_not_taken_and_to_nobody_whose_it_was(CapturedOutput output) throws IOException {
        try (RefusingSmtp server = RefusingSmtp.start("550 5.1.1 <ada@example.org> is unknown here")) {
            MailQueue queue = queue(server.port(), false, 10);
            queue.offer(MAIL);
            queue.close();

            assertThat(output.getAll())
                    .contains("a mail could not be sent", "550")
                    .doesNotContain("ada@example.org");
            assertThat(server.recipients()).isEqualTo(3);
        }
    }

    @Test
    void says_that_the_server_is_away_without_the_password(CapturedOutput output) throws IOException {
        MailSettings settings =
                new MailSettings("localhost", freePort(), "user", new Secret("pass-word"), "f@example.org", false);
        MailQueue queue = new MailQueue(new SmtpMails(settings), Duration.ofMillis(20), 10);
        queue.offer(MAIL);
        queue.close();
        assertThat(settings.toString() + output.getAll())
                .contains("a mail could not be sent", "ConnectException")
                .doesNotContain("pass-word", "ada@example.org");
    }

    @Test
    void does_not_send_in_clear_what_is_to_be_encrypted(CapturedOutput output) throws IOException {
        int port = freePort();
        try (MailServer server = MailServer.start(port)) {
            MailQueue queue = queue(port, true, 10);
            queue.offer(MAIL);
            queue.close();
            assertThat(server.mails()).isEmpty();
            assertThat(output.getAll()).contains("a mail could not be sent");
        }
    }

    @Test
    void takes_no_more_than_it_can_hold() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            MailQueue queue = queue(silent.getLocalPort(), false, 1);
            List<Boolean> taken = List.of(queue.offer(MAIL), queue.offer(MAIL), queue.offer(MAIL), queue.offer(MAIL));
            assertThat(taken).containsExactly(true, true, true, false);
            silent.close();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> queue.offer(MAIL));
            queue.close();
        }
    }
}
