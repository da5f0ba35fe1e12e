package energy.flipbridge.cloud;

import energy.flipbridge.cloud.broker.BrokerAddress;
import energy.flipbridge.cloud.broker.DeviceAccess;
import energy.flipbridge.cloud.broker.MqttBroker;
import energy.flipbridge.cloud.files.PrivateFiles;
import energy.flipbridge.cloud.flip.AdjustableClock;
import energy.flipbridge.cloud.flip.FlipSandbox;
import energy.flipbridge.cloud.flip.FlipSandboxConfig;
import energy.flipbridge.cloud.iot.api.IotServer;
import energy.flipbridge.cloud.iot.registry.IotStore;
import energy.flipbridge.cloud.iot.registry.Registry;
import energy.flipbridge.cloud.mail.MailServer;
import energy.flipbridge.cloud.mail.MailboxPage;
import energy.flipbridge.cloud.mongo.MongoWireServer;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import energy.flipbridge.cloud.pki.Pem;
import energy.flipbridge.cloud.postgres.PostgresServer;
import energy.flipbridge.cloud.rules.TopicRule;
import energy.flipbridge.cloud.sqs.SqsService;
import energy.flipbridge.cloud.webhook.WebhookRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Everything outside Flipbridge, on one machine: AWS IoT with its broker and rules, SQS, API Gateway's
 * route for webhooks, PostgreSQL, a MongoDB server, and mail. One process holds at most one, because the broker's services are one for a process.
 */
public final class LocalCloud implements AutoCloseable {
    private static final String RULE = "flipbridge_telemetry_rule";
    private static final String TELEMETRY = "devices/+/telemetry";

    private final Parts parts;
    private final AtomicBoolean healthy;
    private final Addresses addresses;
    private final Secrets secrets;

    private LocalCloud(Parts parts, AtomicBoolean healthy, Addresses addresses, Secrets secrets) {
        this.parts = parts;
        this.healthy = healthy;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /** Runs until it is told to stop; {@code --help} shows the options. */
    public static void main(String[] arguments) {
        LocalCloudCommand.main(arguments);
    }

    /**
     * Starts everything, and answers when all is up.
     *
     * @throws LocalCloudException when a part cannot start; nothing is left running then
     */
    public static LocalCloud start(LocalCloudConfig config) {
        return start(config, ready -> {});
    }

    static LocalCloud start(LocalCloudConfig config, Consumer<String> onReady) {
        Parts parts = new Parts(onReady);
        try {
            return start(config, parts);
        } catch (CompletionException e) {
            parts.close();
            throw e.getCause() instanceof LocalCloudException cause
                    ? cause
                    : new LocalCloudException("local-cloud did not start: " + e.getMessage(), e);
        } catch (IOException e) {
            parts.close();
            throw new LocalCloudException("local-cloud did not start: " + e.getMessage(), e);
        } catch (LocalCloudException e) {
            parts.close();
            throw e;
        }
    }

    private static LocalCloud start(LocalCloudConfig config, Parts parts) throws IOException {
        DataFolder folder = parts.add("The data folder", DataFolder.open(config.dataDir()));
        PostgresServer.stopLeftover(folder.resolve("postgres"));
        Ports ports = config.ports().resolved();
        Secrets secrets = Secrets.open(folder.resolve("secrets.json"));
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), config.clock());
        IotStore store = parts.add("The registry", new IotStore(folder.resolve("iot.mv")));
        Registry registry = Registry.over(store, config.clock());
        registry.policies().ensure(ConfigurationFiles.DEVICE_POLICY, devicePolicy());
        AtomicBoolean healthy = new AtomicBoolean();

        CompletableFuture<PostgresServer> postgres = parts.start(
                "PostgreSQL",
                ports.postgres(),
                () -> PostgresServer.start(
                        folder.resolve("postgres"),
                        ports.postgres(),
                        secrets.postgresSuperuserPassword(),
                        secrets.postgresPassword()));
        CompletableFuture<MongoWireServer> mongo = parts.start(
                "MongoDB", ports.mongo(), () -> MongoWireServer.start(folder.resolve("mongo"), ports.mongo()));
        CompletableFuture<MailServer> mail = parts.start("SMTP", ports.smtp(), () -> MailServer.start(ports.smtp()));
        parts.start("Mailbox page", ports.mail(), () -> MailboxPage.start(ports.mail(), mail.join()));
        CompletableFuture<SqsService> sqs = parts.start("SQS", ports.sqs(), () -> SqsService.start(ports.sqs()));
        parts.start(
                "Webhook queue",
                ports.webhook(),
                () -> WebhookRoute.start(ports.webhook(), sqs.join()::sendWebhook, config.clock()));
        TopicRule rule = new TopicRule(
                RULE,
                TELEMETRY,
                body -> sqs.thenCompose(it -> it.telemetryQueue().send(body)));
        CompletableFuture<MqttBroker> broker = parts.start(
                "MQTT over TLS",
                ports.mqtt(),
                () -> MqttBroker.start(
                        folder.resolve("hivemq"),
                        new BrokerAddress(config.mqttBindAddress(), ports.mqtt()),
                        authority,
                        new DeviceAccess(registry.certificates(), registry.attachments(), registry.policies()),
                        registry.certificates(),
                        rule,
                        config.clock()));
        parts.start(
                "AWS IoT",
                ports.iot(),
                () -> IotServer.start(
                        ports.iot(), Addresses.mqttEndpoint(ports), registry, authority, broker::join, healthy::get));
        parts.start("Flip sandbox", ports.flip(), () -> FlipSandbox.start(flip(config, ports, folder, secrets)));
        parts.awaitAll();

        Addresses addresses = Addresses.of(
                ports,
                config.dataDir(),
                sqs.join().telemetryQueueUrl(),
                sqs.join().webhookQueueUrl(),
                postgres.join().jdbcUrl(),
                mongo.join().uri());
        PrivateFiles.write(addresses.rootCa(), Pem.write(authority.root()));
        ConfigurationFiles.write(addresses, secrets);
        healthy.set(true);
        return new LocalCloud(parts, healthy, addresses, secrets);
    }

    private static FlipSandboxConfig flip(LocalCloudConfig config, Ports ports, DataFolder folder, Secrets secrets) {
        return FlipSandboxConfig.of(folder.resolve("flip"), secrets.flipApiKey(), secrets.flipSigningKey())
                .withPort(ports.flip())
                .withWebhookUrl(config.webhookUrl())
                .withBearerSecret(secrets.sharedSecret())
                .withClock(new AdjustableClock(config.clock()));
    }

    private static String devicePolicy() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(LocalCloud.class.getResourceAsStream("policies/device-policy.json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        healthy.set(false);
        parts.close();
    }
}
