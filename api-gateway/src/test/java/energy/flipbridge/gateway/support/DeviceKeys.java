package energy.flipbridge.gateway.support;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A device's key with its certificate, as AWS IoT would have made them. */
public record DeviceKeys(PrivateKey privateKey, String certificateId, String pem, Instant expiresAt) {

    private static final Instant END = Instant.parse("2049-12-31T23:59:59Z");

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    public static DeviceKeys rsa() {
        return generated("RSA", 2_048, "SHA256withRSA", END);
    }

    public static DeviceKeys ec() {
        return ec(END);
    }

    public static DeviceKeys ec(Instant expiresAt) {
        return generated("EC", 256, "SHA256withECDSA", expiresAt);
    }

    /** AWS IoT's answer to DescribeCertificate */
    public String description(String status) {
        return """
                {"certificateDescription":{"certificateId":"%s","status":"%s","certificatePem":%s,\
                "validity":{"notBefore":%d,"notAfter":%d}}}""".formatted(
                        certificateId,
                        status,
                        JsonMapper.shared().writeValueAsString(pem),
                        BEGIN.getEpochSecond(),
                        expiresAt.getEpochSecond());
    }

    private static DeviceKeys generated(String algorithm, int size, String signature, Instant expiresAt) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=AWS IoT Certificate");
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(BEGIN),
                                    Date.from(expiresAt),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
            byte[] der = certificate.getEncoded();
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
            String id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
            return new DeviceKeys(pair.getPrivate(), id, pem, expiresAt);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
