package energy.flipbridge.gateway.security;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key to the support routes: {@code fbs_<name>_<43 characters of base64url>}, 32 random bytes. It is kept as a hash
 * only.
 *
 * @param name stands in the audit as {@code support:<name>}
 */
record SupportToken(String name, OpaqueToken secret) {

    static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

    private static final Pattern FORM = Pattern.compile("fbs_(" + NAME + ")_(" + OpaqueToken.FORM + ")");

    static SupportToken random(String name, SecureRandom random) {
        return new SupportToken(name, OpaqueToken.random(random));
    }

    static Optional<SupportToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new SupportToken(matcher.group(1), new OpaqueToken(matcher.group(2))))
                : Optional.empty();
    }

    String text() {
        return "fbs_" + name + "_" + secret.text();
    }

    String hash() {
        return secret.hash();
    }

    @Override
    public String toString() {
        return "support token " + name;
    }
}
