package energy.flipbridge.cloud.pki;

import energy.flipbridge.cloud.files.PrivateFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates of devices and of the broker. Its root is made once and kept with the data. */
public final class CertificateAuthority {
    /** The end of every certificate that AWS IoT issues. */
    public static final Instant DEVICE_NOT_AFTER = Instant.parse("2049-12-31T23:59:59Z");

    private static final X500Name NAME = new X500Name("C=US,O=Flipbridge local-cloud,CN=Local Root CA");
    private static final X500Name DEVICE_NAME = new X500Name("CN=AWS IoT Certificate");
    private static final X500Name SERVER_NAME = new X500Name("CN=localhost");
    private static final Duration SKEW = Duration.ofHours(1);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);

    private final PrivateKey key;
    private final X509Certificate root;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(PrivateKey key, X509Certificate root, InstantSource clock) {
        this.key = key;
        this.root = root;
        this.clock = clock;
    }

    /** Opens the authority kept in a folder, made on the first use. The key's file is for its owner only. */
    public static CertificateAuthority open(Path folder, InstantSource clock) throws IOException {
        Path keyFile = folder.resolve("root-key.pem");
        Path rootFile = folder.resolve("root-certificate.pem");
        if (!Files.exists(rootFile)) {
            create(keyFile, rootFile, clock);
        }
        PrivateKey key = Pem.readPrivateKey(Files.readString(keyFile));
        return new CertificateAuthority(key, Pem.readCertificate(Files.readString(rootFile)), clock);
    }

    private static void create(Path keyFile, Path rootFile, InstantSource clock) throws IOException {
        KeyPair pair = newEcKeyPair();
        Instant now = clock.instant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                serial(new SecureRandom()),
                Date.from(now.minus(SKEW)),
                Date.from(DEVICE_NOT_AFTER),
                NAME,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(pair.getPublic()));
        PrivateFiles.write(keyFile, Pem.writePkcs8(pair.getPrivate()));
        PrivateFiles.write(rootFile, Pem.write(sign(builder, pair.getPrivate())));
    }

    /** The root that devices trust; the broker's certificate is signed by it. */
    public X509Certificate root() {
        return root;
    }

    /** A device's certificate as AWS IoT issues it: the name says nothing about the device. */
    public X509Certificate issueDevice(PublicKey publicKey) {
        try {
            X509v3CertificateBuilder builder = builder(DEVICE_NAME, publicKey, DEVICE_NOT_AFTER);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return sign(builder, key);
        } catch (IOException e) {
            throw new IllegalArgumentException("The public key cannot be certified", e);
        }
    }

    /** The broker's certificate, for this machine's names. */
    public X509Certificate issueServer(PublicKey publicKey) throws IOException {
        X509v3CertificateBuilder builder =
                builder(SERVER_NAME, publicKey, clock.instant().plus(SERVER_VALIDITY));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(machineNames()));
        return sign(builder, key);
    }

    public static KeyPair newEcKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks the curve P-256", e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey publicKey, Instant notAfter)
            throws CertIOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME, serial(random), Date.from(clock.instant().minus(SKEW)), Date.from(notAfter), subject, publicKey);
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions().createAuthorityKeyIdentifier(root.getPublicKey()));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(publicKey));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        return builder;
    }

    private static GeneralName[] machineNames() {
        Set<GeneralName> names = new LinkedHashSet<>(List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")));
        try {
            names.add(new GeneralName(
                    GeneralName.dNSName, InetAddress.getLocalHost().getHostName()));
        } catch (UnknownHostException e) {
            // A machine that cannot name itself is reached as localhost.
            return names.toArray(GeneralName[]::new);
        }
        return names.toArray(GeneralName[]::new);
    }

    private static JcaX509ExtensionUtils extensions() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks SHA-1, which names keys in certificates", e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(159, random).add(BigInteger.ONE);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate could not be signed", e);
        }
    }
}
