package energy.flipbridge.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key to the support routes: {@code fbs_<name>_<43 characters of base64url>}, 32 random bytes. It is kept as a hash
 * only.
 *
 * @param name stands in the audit as {@code support:<name>}
 */
record SupportToken(String name, String secret) {

    static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

    private static final Pattern FORM = Pattern.compile("fbs_(" + NAME + ")_([A-Za-z0-9_-]{43})");

    static SupportToken random(String name, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new SupportToken(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<SupportToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new SupportToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String text() {
        return "fbs_" + name + "_" + secret;
    }

    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "support token " + name;
    }
}
