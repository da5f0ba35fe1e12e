package energy.flipbridge.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The own account, as its page shows it. */
@Schema(name = "Account")
record AccountResponse(String accountId, String email, Language language, MailSwitches mails, Instant createdAt) {

    static AccountResponse of(Account account) {
        return new AccountResponse(
                account.id(), account.address().value(), account.language(), account.mails(), account.createdAt());
    }
}
