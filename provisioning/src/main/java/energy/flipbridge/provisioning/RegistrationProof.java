package energy.flipbridge.provisioning;

import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.ThingName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A battery's own word that its bearer holds it, in the prototype's form: a compact JSON payload and its signature by
 * the device key, SHA-256 with RSA or ECDSA (DER), base64url without padding.
 */
public record RegistrationProof(String thingName, String payload, String signature) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static RegistrationProof sign(ArtifactsFolder folder, InstantSource clock) {
        ThingName thing = Provisioning.owner(folder);
        PrivateKey key = folder.privateKey()
                .orElseThrow(() -> new ProvisioningException(
                        folder.path() + " holds no private key. Provision the battery first: provision-device"));
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        // A thing name needs no escaping in JSON.
        String payload = "{\"thingName\":\"%s\",\"nonce\":\"%s\",\"timestamp\":%d,\"version\":1}"
                .formatted(
                        thing, HexFormat.of().formatHex(nonce), clock.instant().getEpochSecond());
        return new RegistrationProof(thing.value(), payload, signature(key, payload));
    }

    private static String signature(PrivateKey key, String payload) {
        try {
            Signature signer =
                    Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signer.initSign(key);
            signer.update(payload.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new ProvisioningException("The private key cannot sign: " + e.getMessage(), e);
        }
    }
}
