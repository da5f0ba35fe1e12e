package energy.flipbridge.domain.registration;

import energy.flipbridge.domain.protocol.Topics;
import energy.flipbridge.domain.registration.ParsedUrl.Reason;
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
    public static ParsedUrl parse(String payload, String signature, Instant now) {
        if (payload.length() > LONGEST || signature.length() > LONGEST) {
            return new ParsedUrl.Refused(Reason.TOO_LONG);
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(payload);
            String thing = json.path("thingName").asString("");
            String nonce = json.path("nonce").asString("");
            JsonNode timestamp = json.path("timestamp");
            if (!Topics.isThingName(thing)) {
                return new ParsedUrl.Refused(Reason.NO_THING_NAME);
            }
            if (!timestamp.isIntegralNumber()
                    || !timestamp.canConvertToLong()
                    || timestamp.longValue() < 0
                    || timestamp.longValue() > LATEST_SECOND) {
                return new ParsedUrl.Refused(Reason.NO_TIME);
            }
            if (!NONCE.matcher(nonce).matches()) {
                return new ParsedUrl.Refused(Reason.NO_NONCE);
            }
            Instant signedAt = Instant.ofEpochSecond(timestamp.longValue());
            if (signedAt.plus(LONGEST_AGE).isBefore(now)) {
                return new ParsedUrl.Refused(Reason.TOO_OLD);
            }
            if (signedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
                return new ParsedUrl.Refused(Reason.FROM_THE_FUTURE);
            }
            byte[] bytes = Base64.getUrlDecoder().decode(signature.strip());
            return new ParsedUrl.Accepted(new RegistrationUrl(payload, bytes, thing, nonce, signedAt));
        } catch (JacksonException | IllegalArgumentException e) {
            return new ParsedUrl.Refused(Reason.UNREADABLE);
        }
    }
}
