package energy.flipbridge.cloud.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.PayloadFormatIndicator;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.builder.PublishBuilder;
import com.hivemq.extension.sdk.api.services.publish.Publish;
import com.hivemq.extension.sdk.api.services.publish.RetainedPublish;
import energy.flipbridge.cloud.iot.registry.Certificates;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import energy.flipbridge.cloud.rules.TopicRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The MQTT broker of AWS IoT: mutual TLS, policies, rules. Its sessions live in memory. */
public final class MqttBroker implements AutoCloseable {
    private final EmbeddedHiveMQ hivemq;
    private final BrokerServices services;
    private final TopicRule rule;
    private final InstantSource clock;

    private MqttBroker(EmbeddedHiveMQ hivemq, BrokerServices services, TopicRule rule, InstantSource clock) {
        this.hivemq = hivemq;
        this.services = services;
        this.rule = rule;
        this.clock = clock;
    }

    public static MqttBroker start(
            Path folder,
            BrokerAddress address,
            CertificateAuthority authority,
            DeviceAccess access,
            Certificates certificates,
            TopicRule rule,
            InstantSource clock)
            throws IOException {
        BrokerFiles files = BrokerFiles.write(folder, address, authority);
        BrokerExtension extension = new BrokerExtension(access, certificates, rule, clock);
        EmbeddedHiveMQ hivemq = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(files.configuration())
                .withDataFolder(files.data())
                .withExtensionsFolder(files.extensions())
                .withoutLoggingBootstrap()
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("flipbridge-iot")
                        .withName("AWS IoT for one machine")
                        .withVersion("1")
                        .withExtensionMain(extension)
                        .build())
                .build();
        try {
            hivemq.start().join();
        } catch (CompletionException e) {
            throw new IOException("The MQTT broker did not start: " + e.getMessage(), e);
        }
        return new MqttBroker(hivemq, extension.services(), rule, clock);
    }

    /** Completes once the broker has taken the message, and the rule's queue if the rule matches the topic. */
    public CompletableFuture<Void> publish(OutgoingMessage message) {
        CompletableFuture<Void> queued = rule.matches(message.topic())
                ? rule.apply(message.topic(), message.payload(), clock.millis())
                : CompletableFuture.completedFuture(null);
        return queued.thenCompose(done -> services.publish().publish(packet(message)));
    }

    public CompletableFuture<Optional<RetainedPublish>> retained(String topic) {
        return services.retained().getRetainedMessage(topic);
    }

    /** Ends a connection; answers whether there was one. */
    public CompletableFuture<Boolean> disconnect(String clientId, boolean preventWill, boolean cleanSession) {
        CompletableFuture<Boolean> ended = services.clients().disconnectClient(clientId, preventWill);
        return cleanSession
                ? ended.thenCompose(
                        was -> services.clients().invalidateSession(clientId).thenApply(gone -> was))
                : ended;
    }

    private static Publish packet(OutgoingMessage message) {
        PublishBuilder builder = Builders.publish()
                .topic(message.topic())
                .payload(ByteBuffer.wrap(message.payload()))
                .qos(message.qos() == 0 ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE)
                .retain(message.retain());
        message.contentType().ifPresent(builder::contentType);
        message.responseTopic().ifPresent(builder::responseTopic);
        message.expirySeconds().ifPresent(builder::messageExpiryInterval);
        message.correlationData().map(ByteBuffer::wrap).ifPresent(builder::correlationData);
        if (message.utf8()) {
            builder.payloadFormatIndicator(PayloadFormatIndicator.UTF_8);
        }
        message.userProperties().forEach(builder::userProperty);
        return builder.build();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            hivemq.stop().join();
            hivemq.close();
        } catch (ExecutionException | CompletionException e) {
            throw new IllegalStateException("The MQTT broker did not stop in order", e);
        }
    }
}
