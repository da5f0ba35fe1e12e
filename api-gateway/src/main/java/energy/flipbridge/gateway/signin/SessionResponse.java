package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.security.CallerRole;
import energy.flipbridge.gateway.settings.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is signed in in this browser. */
@Schema(name = "Session")
record SessionResponse(
        @Schema(description = "false: everything else is left out")
        boolean signedIn,

        @Nullable CallerRole role,

        @Schema(description = "of a homeowner; the id of a member of the staff") @Nullable
        String accountId,

        @Nullable String email,
        @Nullable Language language) {

    static final SessionResponse NOBODY = new SessionResponse(false, null, null, null, null);

    static SessionResponse of(Account account) {
        return new SessionResponse(
                true, CallerRole.HOMEOWNER, account.id(), account.address().value(), account.language());
    }

    static SessionResponse ofStaff(String id, EmailAddress address) {
        return new SessionResponse(true, CallerRole.SUPPORT, id, address.value(), Language.EN);
    }
}
