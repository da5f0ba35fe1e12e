package energy.flipbridge.gateway.claim;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import energy.flipbridge.domain.protocol.Topics;
import java.net.URI;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The newer registration link: a JWS (RFC 7515) that the battery signs with the key of its certificate.
 *
 * @param certificateId of the certificate that the battery says it signed with
 * @param nonce makes the link usable once
 */
record RegistrationToken(SignedJWT jws, String thing, String certificateId, String nonce) {

    static final JOSEObjectType TYPE = new JOSEObjectType("device-registration+jwt");

    /** as for the prototype's link */
    private static final Duration LONGEST_AGE = Duration.ofHours(1);

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST = 4_000;
    private static final Pattern CERTIFICATE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NONCE = Pattern.compile("[0-9a-zA-Z_-]{16,128}");

    /**
     * Reads a token and checks all but the signature.
     *
     * @param audience the registration page that the token must be for
     */
    static RegistrationToken parse(String text, URI audience, Instant now) {
        if (text.length() > LONGEST) {
            throw ClaimProblem.LINK_DAMAGED.exception();
        }
        try {
            SignedJWT jws = SignedJWT.parse(text.strip());
            JWTClaimsSet claims = jws.getJWTClaimsSet();
            RegistrationToken token = new RegistrationToken(
                    jws,
                    required(claims.getSubject()),
                    required(jws.getHeader().getKeyID()),
                    required(claims.getJWTID()));
            token.check(jws.getHeader());
            if (!claims.getAudience().contains(audience.toString())) {
                throw ClaimProblem.LINK_FOR_ELSEWHERE.exception();
            }
            checkTime(required(claims.getIssueTime()), required(claims.getExpirationTime()), now);
            return token;
        } catch (ParseException | IllegalArgumentException e) {
            throw ClaimProblem.LINK_DAMAGED.exception();
        }
    }

    /** Whether the key's owner signed the token, with the one algorithm that we take for such a key. */
    boolean isSignedBy(PublicKey key) {
        try {
            return switch (key) {
                case RSAPublicKey rsa -> isBy(JWSAlgorithm.RS256) && jws.verify(new RSASSAVerifier(rsa));
                case ECPublicKey ec -> isBy(JWSAlgorithm.ES256) && jws.verify(new ECDSAVerifier(ec));
                default -> false;
            };
        } catch (JOSEException e) {
            return false;
        }
    }

    private boolean isBy(JWSAlgorithm algorithm) {
        return algorithm.equals(jws.getHeader().getAlgorithm());
    }

    private void check(JWSHeader header) {
        boolean isRight = TYPE.equals(header.getType())
                && header.getCriticalParams() == null
                && Topics.isThingName(thing)
                && CERTIFICATE_ID.matcher(certificateId).matches()
                && NONCE.matcher(nonce).matches();
        if (!isRight) {
            throw ClaimProblem.LINK_DAMAGED.exception();
        }
    }

    private static void checkTime(Date issued, Date expires, Instant now) {
        Instant signedAt = issued.toInstant();
        if (signedAt.plus(LONGEST_AGE).isBefore(now) || !expires.toInstant().isAfter(now)) {
            throw ClaimProblem.LINK_TOO_OLD.exception();
        }
        if (signedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw ClaimProblem.LINK_FROM_FUTURE.exception();
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a header or claim is missing");
        }
        return value;
    }
}
