package energy.flipbridge.cloud;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import energy.flipbridge.cloud.pki.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateCertificateFromCsrResponse;

/** A device with its own key, provisioned through the control plane. */
public record TestDevice(String thing, String certificateArn, String certificateId, MqttClientSslConfig tls, int port) {

    /** Creates the thing, the certificate for a key made here, and attaches both and the device policy. */
    public static TestDevice provision(IotClient iot, Addresses addresses, String thing, String keyAlgorithm) {
        TestDevice device = withCertificate(iot, addresses, thing, keyAlgorithm);
        iot.createThing(it -> it.thingName(thing));
        iot.attachPolicy(it -> it.policyName("flipbridge-device-policy").target(device.certificateArn));
        iot.attachThingPrincipal(it -> it.thingName(thing).principal(device.certificateArn));
        return device;
    }

    /** A certificate alone, attached to nothing. */
    public static TestDevice withCertificate(IotClient iot, Addresses addresses, String thing, String keyAlgorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(keyAlgorithm.equals("EC") ? 256 : 2048);
            KeyPair pair = generator.generateKeyPair();
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=test"), pair.getPublic())
                    .build(new JcaContentSignerBuilder(keyAlgorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                            .build(pair.getPrivate()));
            CreateCertificateFromCsrResponse issued = iot.createCertificateFromCsr(
                    it -> it.certificateSigningRequest(Pem.write(request)).setAsActive(true));
            return new TestDevice(
                    thing,
                    issued.certificateArn(),
                    issued.certificateId(),
                    tls(pair, issued.certificatePem(), addresses.rootCa()),
                    addresses.mqttPort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public MqttClientBuilder client() {
        return client(thing);
    }

    public MqttClientBuilder client(String clientId) {
        return MqttClient.builder()
                .identifier(clientId)
                .serverHost("localhost")
                .serverPort(port)
                .sslConfig(tls);
    }

    public static MqttClientSslConfig tls(KeyPair pair, String certificatePem, Path rootCa) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("device", pair.getPrivate(), new char[0], new Certificate[] {certificate(certificatePem)});
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", certificate(Files.readString(rootCa)));
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(trusted);
        return MqttClientSslConfig.builder()
                .keyManagerFactory(keyManagers)
                .trustManagerFactory(trustManagers)
                .build();
    }

    private static Certificate certificate(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
