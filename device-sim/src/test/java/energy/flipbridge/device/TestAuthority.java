package energy.flipbridge.device;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority for tests: makes the broker's key store and the devices' folders. */
public final class TestAuthority {

    public enum KeyForm {
        EC_SEC1,
        EC_PKCS8,
        RSA_PKCS1,
        RSA_PKCS8
    }

    static final String PASSWORD = "for tests";
    private static final X500Principal NAME = new X500Principal("CN=Test Root CA");

    private final KeyPair keys;
    private final X509Certificate root;

    public TestAuthority() throws GeneralSecurityException, IOException, OperatorCreationException {
        this.keys = keyPair("EC", 256);
        this.root = certificate(NAME, keys.getPublic(), true);
    }

    public static KeyPair keyPair(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(X500Principal subject, PublicKey key, boolean isAuthority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                subject,
                key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        if (!isAuthority) {
            GeneralName localhost = new GeneralName(GeneralName.dNSName, "localhost");
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(localhost));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    /** @return the device's public key */
    public PublicKey provision(Path directory, String thing, int port, KeyForm form)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        boolean isEc = form == KeyForm.EC_SEC1 || form == KeyForm.EC_PKCS8;
        KeyPair device = isEc ? keyPair("EC", 256) : keyPair("RSA", 2048);
        Object key = switch (form) {
            case EC_SEC1 -> sec1((ECPrivateKey) device.getPrivate());
            case RSA_PKCS1 -> device.getPrivate();
            case EC_PKCS8, RSA_PKCS8 -> new JcaPKCS8Generator(device.getPrivate(), null).generate();
        };
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("device-info.json"), """
                {
                  "thingName": "%s",
                  "thingArn": "arn:aws:iot:us-west-2:000000000000:thing/%s",
                  "certificateArn": "arn:aws:iot:us-west-2:000000000000:cert/0",
                  "iotEndpoint": "localhost:%d"
                }
                """.formatted(thing, thing, port));
        X500Principal subject = new X500Principal("CN=AWS IoT Certificate");
        Files.writeString(directory.resolve("certificate.pem"), pem(certificate(subject, device.getPublic(), false)));
        Files.writeString(directory.resolve("private-key.pem"), pem(key));
        Files.writeString(directory.resolve("AmazonRootCA1.pem"), pem(root));
        return device.getPublic();
    }

    /** as openssl writes it: with the curve, which the JDK leaves out */
    private static PemObject sec1(ECPrivateKey key) throws IOException {
        return new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1)
                        .getEncoded());
    }

    void writeStores(Path keyStore, Path trustStore)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair server = keyPair("EC", 256);
        X509Certificate certificate = certificate(new X500Principal("CN=localhost"), server.getPublic(), false);
        KeyStore own = store();
        own.setKeyEntry("server", server.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        KeyStore trusted = store();
        trusted.setCertificateEntry("root", root);
        try (var out = Files.newOutputStream(keyStore)) {
            own.store(out, PASSWORD.toCharArray());
        }
        try (var out = Files.newOutputStream(trustStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private static String pem(Object object) throws IOException {
        Writer text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
