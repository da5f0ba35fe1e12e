package energy.flipbridge.cloud.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

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

    static KeyPair readKeyPair(String pem) throws IOException {
        if (parse(pem) instanceof PEMKeyPair pair) {
            return new JcaPEMKeyConverter().getKeyPair(pair);
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
