package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.settings.EmailAddress;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * One mail's sign-in, as it is stored.
 *
 * @param codeHash keyed, since a million codes are tried fast
 */
record OpenSignIn(String tokenHash, String codeHash, Instant expiresAt, Language language, String continueAt) {

    static OpenSignIn of(Document document) {
        return new OpenSignIn(
                document.getString("token"),
                document.getString("code"),
                document.getDate("expiresAt").toInstant(),
                Language.valueOf(document.getString("language")),
                document.getString("continueAt"));
    }

    Document document() {
        return new Document("token", tokenHash)
                .append("code", codeHash)
                .append("expiresAt", Date.from(expiresAt))
                .append("language", language.name())
                .append("continueAt", continueAt);
    }

    SpentToken spentBy(EmailAddress address) {
        return new SpentToken(address, language, continueAt, expiresAt);
    }
}
