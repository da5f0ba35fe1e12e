package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.flip.FlipProgramme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text that somebody agrees to, as the event of the consent names it. */
final class Terms {

    private Terms() {}

    /** @return {@code null} when the programme has no terms */
    static @Nullable String hash(FlipProgramme programme) {
        if (programme.termsMarkdown() == null && programme.termsVersion() == null) {
            return null;
        }
        String text = Objects.requireNonNullElse(programme.termsMarkdown(), "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
