package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Instant;

/**
 * What is known of a homeowner, and can be erased.
 *
 * @param id random; events know nothing else of a homeowner
 * @param version counts the changes
 */
public record Account(
        String id, EmailAddress address, Language language, MailSwitches mails, Instant createdAt, int version) {}
