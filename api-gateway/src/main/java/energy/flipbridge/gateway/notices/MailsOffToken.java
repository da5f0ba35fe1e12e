package energy.flipbridge.gateway.notices;

import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.gateway.account.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proves that whoever shows it had a mail of that kind to that account. It is a keyed hash and stored nowhere, is valid for
 * good, and can do nothing but switch that kind of mail off.
 *
 * @param accountId may be one that was erased
 */
record MailsOffToken(NoticeKind kind, String accountId) {

    private static final Pattern FORM =
            Pattern.compile("([A-Z_]{1,20})\\.([0-9a-zA-Z-]{1,64})\\.([0-9a-zA-Z_-]{1,64})");

    /** @return the kind in clear, which the page reads, the account and the hash */
    String text(KeyedHash hash) {
        return kind + "." + accountId + "." + proof(hash);
    }

    static Optional<MailsOffToken> parse(String text, KeyedHash hash) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return kind(parts.group(1))
                .map(kind -> new MailsOffToken(kind, parts.group(2)))
                .filter(token -> MessageDigest.isEqual(bytes(token.proof(hash)), bytes(parts.group(3))));
    }

    private static Optional<NoticeKind> kind(String name) {
        try {
            return Optional.of(NoticeKind.valueOf(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String proof(KeyedHash hash) {
        return hash.of("mails-off", kind + "\n" + accountId);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
