package energy.flipbridge.device.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import energy.flipbridge.device.link.Artifacts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;

/**
 * Makes the newer registration URL: {@code ?token=} with a JWS that names the thing, the certificate, the page that it is
 * for, and when it was made. With an EC key it is half as long as the prototype's, which makes an easier QR code.
 */
final class RegistrationJws {

    private static final JOSEObjectType TYPE = new JOSEObjectType("device-registration+jwt");
    private static final Duration VALIDITY = Duration.ofHours(1);

    private RegistrationJws() {}

    /** @throws GeneralSecurityException when the key cannot sign */
    static String url(String base, Artifacts artifacts, byte[] nonce, Instant now) throws GeneralSecurityException {
        JWSAlgorithm algorithm = artifacts.key() instanceof ECPrivateKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(TYPE)
                        .keyID(certificateId(artifacts))
                        .build(),
                new JWTClaimsSet.Builder()
                        .subject(artifacts.thing())
                        .audience(base)
                        .jwtID(HexFormat.of().formatHex(nonce))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALIDITY)))
                        .build());
        try {
            token.sign(signer(artifacts.key()));
        } catch (JOSEException e) {
            throw new GeneralSecurityException("the device's key cannot sign: " + e.getMessage(), e);
        }
        return base + "?token=" + token.serialize();
    }

    private static JWSSigner signer(PrivateKey key) throws JOSEException {
        return key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
    }

    /** as AWS IoT makes it: the SHA-256 of the certificate */
    private static String certificateId(Artifacts artifacts) throws GeneralSecurityException {
        byte[] certificate = artifacts.chain().getFirst().getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }
}
