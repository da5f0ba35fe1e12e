package energy.flipbridge.gateway.mail;

import energy.flipbridge.gateway.settings.EmailAddress;

/**
 * A mail to one person.
 *
 * @param text for programs that show no HTML
 */
public record Mail(EmailAddress to, String subject, String text, String html) {

    @Override
    public String toString() {
        return "(mail)";
    }
}
