package energy.flipbridge.domain.registration;

import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prototype's registration URL: {@code ?payload=<JSON>&signature=<base64url>}, the JSON being
 * {@code {"thingName","nonce","timestamp","version"}} in that order, signed with the device's private key.
 *
 * @param payload the text that was signed, byte for byte
 * @param nonce makes the URL usable once
 * @param signedAt by the device's clock
 */
public record RegistrationUrl(String payload, byte[] signature, String thing, String nonce, Instant signedAt) {

    /** how old a URL may be (the prototype's hour) and how far the device's clock may be ahead */
    static final Duration LONGEST_AGE = Duration.ofHours(1);

    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 2_000;
    private static final long LATEST_SECOND = 253_402_300_799L;
    private static final Pattern NONCE = Pattern.compile("[0-9a-zA-Z_-]{16,128}");

    /**
     * Reads the two parameters and checks all but the signature.
     *
     * @param signature base64url without padding; blanks around it are ignored, as the prototype adds one
     */
    public static Parsed<RegistrationUrl> parse(String payload, String signature, Instant now) {
        if (payload.length() > LONGEST || signature.length() > LONGEST) {
            return refused("The registration link is too long. Scan the code on the battery again.");
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(payload);
            String thing = json.path("thingName").asString("");
            String nonce = json.path("nonce").asString("");
            JsonNode timestamp = json.path("timestamp");
            if (!Topics.isThingName(thing)) {
                return refused("The registration link does not name a battery. Scan the code on the battery again.");
            }
            if (!timestamp.isIntegralNumber()
                    || !timestamp.canConvertToLong()
                    || timestamp.longValue() < 0
                    || timestamp.longValue() > LATEST_SECOND) {
                return refused("The registration link has no valid time. Scan the code on the battery again.");
            }
            if (!NONCE.matcher(nonce).matches()) {
                return refused("The registration link has no nonce. Scan the code on the battery again.");
            }
            Instant signedAt = Instant.ofEpochSecond(timestamp.longValue());
            if (signedAt.plus(LONGEST_AGE).isBefore(now)) {
                return refused("The registration link is older than an hour. Let the battery make a new one.");
            }
            if (signedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
                return refused("The registration link comes from the future. Check the clock of the battery.");
            }
            byte[] bytes = Base64.getUrlDecoder().decode(signature.strip());
            return new Parsed.Accepted<>(new RegistrationUrl(payload, bytes, thing, nonce, signedAt));
        } catch (JacksonException | IllegalArgumentException e) {
            return refused("The registration link is damaged. Scan the code on the battery again.");
        }
    }

    private static Parsed<RegistrationUrl> refused(String cause) {
        return new Parsed.Refused<>(cause);
    }
}
