package energy.flipbridge.device;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import energy.flipbridge.domain.protocol.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A real broker with mutual TLS that hands telemetry to a test, publishes commands, and can refuse devices. */
final class TestBroker implements AutoCloseable {

    private final EmbeddedHiveMQ broker;
    private final Set<String> revoked;

    private TestBroker(EmbeddedHiveMQ broker, Set<String> revoked) {
        this.broker = broker;
        this.revoked = revoked;
    }

    /** @param telemetry takes topic and payload; when it throws, the device gets no acknowledgement but an error */
    static TestBroker start(Path folder, TestAuthority authority, int port, BiConsumer<String, byte[]> telemetry)
            throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        authority.writeStores(folder.resolve("keys.jks"), folder.resolve("trust.jks"));
        Files.writeString(conf.resolve("config.xml"), """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners><tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address>
                    <tls>
                      <keystore><path>%s</path><password>%s</password>
                        <private-key-password>%s</private-key-password></keystore>
                      <truststore><path>%s</path><password>%s</password></truststore>
                      <client-authentication-mode>REQUIRED</client-authentication-mode>
                    </tls></tls-tcp-listener></listeners>
                  <mqtt><receive-maximum><server-receive-maximum>100</server-receive-maximum></receive-maximum></mqtt>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                        port,
                        folder.resolve("keys.jks"),
                        TestAuthority.PASSWORD,
                        TestAuthority.PASSWORD,
                        folder.resolve("trust.jks"),
                        TestAuthority.PASSWORD));
        Set<String> revoked = ConcurrentHashMap.newKeySet();
        EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(conf)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("test")
                        .withName("test")
                        .withVersion("1")
                        .withExtensionMain(new Recording(telemetry, revoked))
                        .build())
                .build();
        broker.start().get(240, TimeUnit.SECONDS);
        return new TestBroker(broker, revoked);
    }

    void command(String thing, byte[] payload) throws Exception {
        Services.publishService()
                .publishToClient(
                        Builders.publish()
                                .topic(Topics.commands(thing))
                                .qos(Qos.AT_LEAST_ONCE)
                                .payload(ByteBuffer.wrap(payload))
                                .build(),
                        thing)
                .get(10, TimeUnit.SECONDS);
    }

    void drop(String thing) throws Exception {
        Services.clientService().disconnectClient(thing, true).get(10, TimeUnit.SECONDS);
    }

    void revoke(String thing) throws Exception {
        revoked.add(thing);
        drop(thing);
    }

    void reinstate(String thing) {
        revoked.remove(thing);
    }

    @Override
    public void close() throws Exception {
        broker.stop().get(90, TimeUnit.SECONDS);
        broker.close();
    }

    private record Recording(BiConsumer<String, byte[]> telemetry, Set<String> revoked) implements ExtensionMain {

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            SimpleAuthenticator authenticator = (connect, result) -> {
                if (revoked.contains(connect.getConnectPacket().getClientId())) {
                    result.failAuthentication();
                } else {
                    result.authenticateSuccessfully();
                }
            };
            Services.securityRegistry().setAuthenticatorProvider(provider -> authenticator);
            Services.initializerRegistry()
                    .setClientInitializer((initializer, client) ->
                            client.addPublishInboundInterceptor((publish, result) -> {
                                ByteBuffer payload =
                                        publish.getPublishPacket().getPayload().orElseThrow();
                                byte[] bytes = new byte[payload.remaining()];
                                payload.get(bytes);
                                try {
                                    telemetry.accept(publish.getPublishPacket().getTopic(), bytes);
                                } catch (IllegalStateException e) {
                                    result.preventPublishDelivery(AckReasonCode.UNSPECIFIED_ERROR);
                                }
                            }));
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
            // ends with the broker
        }
    }
}
