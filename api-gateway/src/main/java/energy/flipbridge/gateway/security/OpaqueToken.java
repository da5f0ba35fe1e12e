package energy.flipbridge.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** 32 random bytes that prove something by being known; kept as a hash only, and never printed. */
public record OpaqueToken(String text) {

    /** 43 characters of base64url */
    public static final String FORM = "[A-Za-z0-9_-]{43}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public static OpaqueToken random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public static Optional<OpaqueToken> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new OpaqueToken(text)) : Optional.empty();
    }

    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "(token)";
    }
}
