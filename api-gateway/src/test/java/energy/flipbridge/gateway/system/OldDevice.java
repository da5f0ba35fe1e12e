package energy.flipbridge.gateway.system;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A battery that knows the prototype's protocol and nothing else: MQTT 3.1.1, a persistent session, one reading a message,
 * and the {@code created_at} of the newest command that it carried out as its only acknowledgement.
 */
final class OldDevice implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String thing;
    private final Mqtt3BlockingClient client;
    private final List<Mqtt3Publish> received = new CopyOnWriteArrayList<>();
    private @Nullable String mark;

    private OldDevice(String thing, Mqtt3Client client) {
        this.thing = thing;
        this.client = client.toBlocking();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, received::add);
    }

    static OldDevice connect(Path artifacts) {
        try {
            JsonNode info = MAPPER.readTree(Files.readString(artifacts.resolve("device-info.json")));
            String[] endpoint = info.get("iotEndpoint").asString().split(":", 2);
            String thing = info.get("thingName").asString();
            Mqtt3Client client = Mqtt3Client.builder()
                    .identifier(thing)
                    .serverHost(endpoint[0])
                    .serverPort(Integer.parseInt(endpoint[1]))
                    .sslConfig(mutualTls(artifacts))
                    .build();
            OldDevice device = new OldDevice(thing, client);
            device.reconnect();
            return device;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void reconnect() {
        client.connectWith().cleanSession(false).send();
        client.subscribeWith()
                .topicFilter("devices/" + thing + "/commands")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    void disconnect() {
        client.disconnect();
    }

    List<Mqtt3Publish> received() {
        return received;
    }

    /** The commands of a message that came, from 0. */
    List<JsonNode> commands(int message) {
        return MAPPER.readTree(received.get(message).getPayloadAsBytes())
                .get("commands")
                .valueStream()
                .toList();
    }

    /**
     * Carries out what is newer than the mark, in the order of the message, and moves the mark along.
     *
     * @return what Flip said in each command that was new
     */
    List<JsonNode> process(List<JsonNode> commands) {
        List<JsonNode> processed = new ArrayList<>();
        for (JsonNode command : commands) {
            String createdAt = command.get("created_at").asString();
            if (mark == null || OffsetDateTime.parse(mark).isBefore(OffsetDateTime.parse(createdAt))) {
                processed.add(command.get("command_json"));
                mark = createdAt;
            }
        }
        return processed;
    }

    /** Publishes a reading with the mark. */
    void report() {
        report(mark);
    }

    void report(@Nullable String shownMark) {
        ObjectNode message = (ObjectNode) MAPPER.readTree("""
                {"last_command_acked": null,
                 "telemetry": {"last_mode": "SELF_CONSUMPTION", "battery_last_power_charge_w": 0,
                  "battery_last_power_discharge_w": 1200, "battery_total_energy_charge_wh": 0,
                  "battery_total_energy_discharge_wh": 1.67, "battery_last_stored_energy_wh": 9000,
                  "battery_last_capacity_energy_wh": 13500, "battery_last_backup_reserve_percentage": 20,
                  "last_is_grid_online": true, "home_total_energy_wh": 1.67, "home_last_power_w": 1200,
                  "solar_total_energy_wh": 0, "solar_last_power_w": 0}}""");
        message.put("last_command_acked", shownMark);
        client.publishWith()
                .topic("devices/" + thing + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(MAPPER.writeValueAsBytes(message))
                .send();
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    private static MqttClientSslConfig mutualTls(Path artifacts) throws IOException, GeneralSecurityException {
        char[] password = "in memory only".toCharArray();
        KeyStore identity = emptyStore();
        identity.setKeyEntry(
                "device", new JcaPEMKeyConverter().getPrivateKey(key(artifacts)), password, new Certificate[] {
                    certificate(artifacts.resolve("certificate.pem"))
                });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, password);
        KeyStore roots = emptyStore();
        roots.setCertificateEntry("root", certificate(artifacts.resolve("AmazonRootCA1.pem")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        return MqttClientSslConfig.builder()
                .keyManagerFactory(keys)
                .trustManagerFactory(trust)
                .build();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKeyInfo key(Path artifacts) throws IOException {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(artifacts.resolve("private-key.pem")))) {
            return switch (parser.readObject()) {
                case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                case PrivateKeyInfo info -> info;
                case Object other -> throw new IOException("no private key: " + other);
            };
        }
    }
}
