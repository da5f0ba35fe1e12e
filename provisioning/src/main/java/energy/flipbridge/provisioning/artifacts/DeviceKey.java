package energy.flipbridge.provisioning.artifacts;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A key pair made on the spot, so that the private key never travels: EC on P-256, which AWS IoT accepts in signing
 * requests (AWS IoT API reference, CreateCertificateFromCsr).
 *
 * @param privateKeyPem PKCS#8
 * @param csrPem PKCS#10 with the thing's name as common name
 */
record DeviceKey(String privateKeyPem, String csrPem) {

    static DeviceKey generate(ThingName thing) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Principal("CN=" + thing.value()), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new DeviceKey(pem(new JcaPKCS8Generator(pair.getPrivate(), null)), pem(request));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("This Java cannot make an EC P-256 key", e);
        }
    }

    /** Whether the two keys are a pair, shown by signing with one and verifying with the other. */
    static boolean arePair(PrivateKey privateKey, PublicKey publicKey) {
        if (!privateKey.getAlgorithm().replace("ECDSA", "EC").equals(publicKey.getAlgorithm())) {
            return false;
        }
        byte[] probe = "flipbridge".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signer = Signature.getInstance(signatureAlgorithm(privateKey));
            signer.initSign(privateKey);
            signer.update(probe);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(signatureAlgorithm(privateKey));
            verifier.initVerify(publicKey);
            verifier.update(probe);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Keys of different curves or sizes are refused by the provider: no pair either.
            return false;
        }
    }

    static String signatureAlgorithm(PrivateKey key) {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return text.toString().replace("\r\n", "\n");
    }
}
