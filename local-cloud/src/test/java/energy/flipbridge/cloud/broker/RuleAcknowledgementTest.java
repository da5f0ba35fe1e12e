package energy.flipbridge.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import energy.flipbridge.cloud.TestDevice;
import energy.flipbridge.cloud.iot.registry.IotStore;
import energy.flipbridge.cloud.iot.registry.Registry;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import energy.flipbridge.cloud.pki.Pem;
import energy.flipbridge.cloud.rules.TopicRule;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker alone, with a queue that answers only when it is told to. */
@Tag("system")
@SuppressWarnings("NullAway.Init")
class RuleAcknowledgementTest {
    private static final String POLICY =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iot:*\",\"Resource\":\"*\"}}";

    private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();
    private IotStore store;
    private MqttBroker broker;
    private Mqtt3AsyncClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        store = new IotStore(folder.resolve("iot.mv"));
        Registry registry = Registry.over(store, InstantSource.system());
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), InstantSource.system());
        Path root = Files.writeString(folder.resolve("root.pem"), Pem.write(authority.root()));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        TopicRule rule = new TopicRule("rule", "devices/+/telemetry", body -> {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            asked.add(sent);
            return sent;
        });
        broker = MqttBroker.start(
                folder.resolve("hivemq"),
                new BrokerAddress("127.0.0.1", port),
                authority,
                new DeviceAccess(registry.certificates(), registry.attachments(), registry.policies()),
                registry.certificates(),
                rule,
                InstantSource.system());
        KeyPair pair = CertificateAuthority.newEcKeyPair();
        X509Certificate certificate = authority.issueDevice(pair.getPublic());
        String arn = registry.certificates()
                .register(Pem.fingerprint(certificate), Pem.write(certificate), true)
                .arn();
        registry.policies().create("open", POLICY);
        registry.policies().attach("open", arn);
        client = new TestDevice(
                        "bat-1",
                        arn,
                        Pem.fingerprint(certificate),
                        TestDevice.tls(pair, Pem.write(certificate), root),
                        port)
                .client()
                .useMqttVersion3()
                .buildAsync();
        client.toBlocking().connect();
    }

    @AfterEach
    void stop() throws InterruptedException {
        broker.close();
        store.close();
    }

    @Test
    void acknowledgesOnlyWhatTheQueueHas() throws InterruptedException {
        CompletableFuture<Mqtt3Publish> acknowledged = publish("devices/bat-1/telemetry");
        CompletableFuture<Void> queued = asked.poll(5, TimeUnit.SECONDS);
        assertThat(queued).isNotNull();
        assertThat(acknowledged).isNotDone();

        queued.complete(null);

        assertThat(acknowledged).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void neverAcknowledgesWhatTheQueueRefuses() throws InterruptedException {
        CompletableFuture<Mqtt3Publish> acknowledged = publish("devices/bat-1/telemetry");
        CompletableFuture<Void> queued = asked.poll(5, TimeUnit.SECONDS);
        assertThat(queued).isNotNull();

        queued.completeExceptionally(new IllegalStateException("full"));

        assertThat(acknowledged).failsWithin(5, TimeUnit.SECONDS);
        await().until(() -> client.getState() == MqttClientState.DISCONNECTED);
    }

    @Test
    void asksTheQueueOnlyForTopicsOfTheRule() {
        assertThat(publish("devices/bat-1/other")).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(asked).isEmpty();
    }

    private CompletableFuture<Mqtt3Publish> publish(String topic) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{}".getBytes(StandardCharsets.UTF_8))
                .send();
    }
}
