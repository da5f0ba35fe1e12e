package energy.flipbridge.cloud.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemGenerationException;

/** Reads and writes PEM. RSA keys are written as PKCS#1, as AWS does. */
public final class Pem {
    private Pem() {}

    public static String write(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** PKCS#8, in which every kind of key is complete. */
    static String writePkcs8(PrivateKey key) {
        try {
            return write(new JcaPKCS8Generator(key, null));
        } catch (PemGenerationException e) {
            throw new IllegalStateException("The key has no PKCS#8 form", e);
        }
    }

    static PrivateKey readPrivateKey(String pem) throws IOException {
        if (parse(pem) instanceof PrivateKeyInfo key) {
            return new JcaPEMKeyConverter().getPrivateKey(key);
        }
        throw new IOException("No private key in the PEM text");
    }

    static X509Certificate readCertificate(String pem) throws IOException {
        try {
            if (parse(pem) instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate cannot be read", e);
        }
        throw new IOException("No certificate in the PEM text");
    }

    /**
     * The public key of a certificate signing request, after its signature has proved that the sender holds the private
     * key.
     *
     * @throws IllegalArgumentException when it is none, or not signed by its key
     */
    public static PublicKey readSigningRequest(String pem) {
        try {
            if (!(parse(pem) instanceof PKCS10CertificationRequest request)) {
                throw new IllegalArgumentException("The certificate signing request is not a PEM-encoded PKCS#10");
            }
            PublicKey key = new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("The certificate signing request is not signed by its own key");
            }
            return key;
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new IllegalArgumentException("The certificate signing request cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of a certificate's DER form in hex: the id by which AWS IoT knows it. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate has no DER form", e);
        }
    }

    private static Object parse(String pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object object = parser.readObject();
            if (object == null) {
                throw new PEMException("no PEM block found");
            }
            return object;
        }
    }
}
