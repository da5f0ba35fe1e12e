package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a homeowner, and can be erased.
 *
 * @param id random; events know nothing else of a homeowner
 * @param version counts the changes
 * @param deletionRequestedAt since when it is being deleted; {@code null} while it is to stay
 */
public record Account(
        String id,
        EmailAddress address,
        Language language,
        MailSwitches mails,
        Instant createdAt,
        int version,
        @Nullable Instant deletionRequestedAt) {

    public boolean isClosing() {
        return deletionRequestedAt != null;
    }
}
