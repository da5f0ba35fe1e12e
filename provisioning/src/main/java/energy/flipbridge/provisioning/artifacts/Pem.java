package energy.flipbridge.provisioning.artifacts;

import energy.flipbridge.provisioning.ProvisioningException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads PEM texts: certificates, signing requests and keys (PKCS#8, and PKCS#1 as AWS returns RSA keys). */
public final class Pem {
    private Pem() {}

    public static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new ProvisioningException("not a PEM certificate: " + e.getMessage(), e);
        }
    }

    public static PrivateKey privateKey(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return switch (parser.readObject()) {
                case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
                case PrivateKeyInfo key -> converter.getPrivateKey(key);
                case null, default -> throw new ProvisioningException("not a PEM private key without a password");
            };
        } catch (IOException e) {
            throw new ProvisioningException("not a PEM private key: " + e.getMessage(), e);
        }
    }

    static PublicKey requestedKey(String csrPem) {
        try (PEMParser parser = new PEMParser(new StringReader(csrPem))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request) {
                return new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            }
            throw new ProvisioningException("not a PEM certificate signing request");
        } catch (IOException e) {
            throw new ProvisioningException("not a PEM certificate signing request: " + e.getMessage(), e);
        }
    }
}
