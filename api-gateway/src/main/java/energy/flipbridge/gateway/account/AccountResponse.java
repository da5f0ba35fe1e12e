package energy.flipbridge.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The own account, as its page shows it. */
@Schema(name = "Account")
record AccountResponse(
        String accountId,
        String email,
        Language language,
        MailSwitches mails,
        Instant createdAt,

        @Schema(description = "null: it is not being deleted", nullable = true) @Nullable
        DeletionResponse deletion) {

    static AccountResponse of(Account account, @Nullable DeletionResponse deletion) {
        return new AccountResponse(
                account.id(),
                account.address().value(),
                account.language(),
                account.mails(),
                account.createdAt(),
                deletion);
    }
}
