package energy.flipbridge.device.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS with a device's artifacts; the server's name is checked. */
final class Tls {

    /** stays in memory: a stronger one costs a fleet of a thousand its start, and protects nothing here */
    private static final String STORE = "JKS";

    private Tls() {}

    static MqttClientSslConfig config(Artifacts artifacts) {
        try {
            return MqttClientSslConfig.builder()
                    .keyManagerFactory(identity(artifacts))
                    .trustManagerFactory(trust(artifacts))
                    .handshakeTimeout(20, TimeUnit.SECONDS)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "The certificate and the key of " + artifacts.thing() + " do not go together: " + e.getMessage(),
                    e);
        }
    }

    private static KeyManagerFactory identity(Artifacts artifacts) throws GeneralSecurityException, IOException {
        char[] password = "in memory only".toCharArray();
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null, null);
        store.setKeyEntry("device", artifacts.key(), password, artifacts.chain().toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }

    private static TrustManagerFactory trust(Artifacts artifacts) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null, null);
        for (X509Certificate root : artifacts.roots()) {
            store.setCertificateEntry(root.getSubjectX500Principal().getName() + root.getSerialNumber(), root);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
