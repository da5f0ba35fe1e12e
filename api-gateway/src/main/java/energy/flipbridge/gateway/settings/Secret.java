package energy.flipbridge.gateway.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that is never printed and is compared in constant time. */
public record Secret(String value) {

    public boolean matches(String other) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
