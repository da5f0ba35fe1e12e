package energy.flipbridge.domain.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Signatures over a registration payload, SHA-256 with the key of the device's certificate: RSA PKCS#1 v1.5 for keys made
 * by AWS, DER-encoded ECDSA for keys made on the device. The algorithm follows from the key alone.
 */
public final class DeviceSignature {

    private DeviceSignature() {}

    public static byte[] sign(String payload, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    /** @return whether the key's owner signed the payload; a malformed signature counts as none */
    public static boolean verifies(RegistrationUrl url, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initVerify(key);
            signature.update(url.payload().getBytes(StandardCharsets.UTF_8));
            return signature.verify(url.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(String key) throws GeneralSecurityException {
        return switch (key) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new GeneralSecurityException("neither an RSA nor an EC key: " + key);
        };
    }
}
