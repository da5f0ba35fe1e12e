package energy.flipbridge.gateway.mail;

import energy.flipbridge.gateway.settings.MailSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the SMTP server, one at a time. */
@Component
@OnRole(Role.WEB)
public class SmtpMails {

    private static final String CONNECTING_MILLIS = "5000";
    private static final String ANSWERING_MILLIS = "15000";

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    SmtpMails(MailSettings settings) {
        this.from = settings.from();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.username());
        Secret password = settings.password();
        sender.setPassword(password == null ? null : password.value());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECTING_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWERING_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWERING_MILLIS);
    }

    /** Sends one that nobody waits for, and says how that went. */
    public Delivery deliver(Mail mail) {
        try {
            send(mail);
            return new Delivery.Taken();
        } catch (MailException e) {
            return MailFailure.isForGood(e)
                    ? new Delivery.Undeliverable()
                    : new Delivery.Failed(MailFailure.harmless(e));
        }
    }

    /** @throws MailException when the server did not take it; its text may hold the address and belongs in no log */
    public void send(Mail mail) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, true);
            helper.setFrom(from);
            helper.setTo(mail.to().value());
            helper.setSubject(mail.subject());
            helper.setText(mail.text(), mail.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        } catch (MessagingException e) {
            throw new MailPreparationException("a mail could not be made", e);
        }
        sender.send(message);
    }
}
