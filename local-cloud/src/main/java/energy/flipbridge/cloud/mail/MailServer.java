package energy.flipbridge.cloud.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every mail for anyone and sends none on. Mails live in memory. */
public final class MailServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final int SHOWN = 200;

    private final GreenMail greenMail;

    private MailServer(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    public static MailServer start(int port) {
        GreenMail greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        greenMail.start();
        return new MailServer(greenMail);
    }

    /** The newest mails, newest first. */
    public List<Mail> mails() {
        return Arrays.stream(greenMail.getReceivedMessages())
                .map(MailServer::read)
                .sorted(Comparator.comparing(Mail::receivedAt).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            return Mail.of(message);
        } catch (MessagingException | IOException e) {
            log.info("A mail cannot be shown: {}", e.getMessage());
            return Mail.unreadable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
