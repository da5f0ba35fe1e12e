package energy.flipbridge.gateway.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import energy.flipbridge.domain.registration.DeviceSignature;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Registration links as batteries make them. */
public final class Links {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Links() {}

    public static String nonce() {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    /** the prototype's, as a body's fields */
    public static Map<String, Object> url(DeviceKeys keys, String thing, Instant at) {
        String payload = "{\"thingName\":\"%s\",\"nonce\":\"%s\",\"timestamp\":%d,\"version\":1}"
                .formatted(thing, nonce(), at.getEpochSecond());
        try {
            byte[] signature = DeviceSignature.sign(payload, keys.privateKey());
            Map<String, Object> link = new HashMap<>();
            link.put("payload", payload);
            link.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
            return link;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWTClaimsSet.Builder claims(String thing, String page, Instant at) {
        return new JWTClaimsSet.Builder()
                .subject(thing)
                .audience(page)
                .jwtID(nonce())
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plus(Duration.ofHours(1))));
    }

    public static JWSHeader.Builder header(DeviceKeys keys) {
        return new JWSHeader.Builder(
                        keys.privateKey() instanceof ECPrivateKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                .type(new JOSEObjectType("device-registration+jwt"))
                .keyID(keys.certificateId());
    }

    public static String token(DeviceKeys keys, JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        try {
            JWSSigner signer = keys.privateKey() instanceof ECPrivateKey ec
                    ? new ECDSASigner(ec)
                    : new RSASSASigner(keys.privateKey());
            return signed(header, claims, signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
