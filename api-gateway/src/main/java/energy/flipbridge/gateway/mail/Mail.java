package energy.flipbridge.gateway.mail;

import energy.flipbridge.gateway.settings.EmailAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param text for programs that show no HTML
 * @param unsubscribe where mail programs switch such mails off with one click (RFC 8058); {@code null} when nobody can
 */
public record Mail(
        EmailAddress to,
        String subject,
        String text,
        String html,
        @Nullable URI unsubscribe) {

    public Mail(EmailAddress to, String subject, String text, String html) {
        this(to, subject, text, html, null);
    }

    @Override
    public String toString() {
        return "(mail)";
    }
}
