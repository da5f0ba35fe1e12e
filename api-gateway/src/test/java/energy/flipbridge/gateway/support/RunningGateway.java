package energy.flipbridge.gateway.support;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import energy.flipbridge.cloud.mail.Mail;
import energy.flipbridge.cloud.mail.MailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The application on a free port, with a real database, and servers that record instead of Flip and AWS IoT. */
public final class RunningGateway implements AutoCloseable {

    public static final Instant START = Instant.parse("2024-11-23T18:00:00Z");
    public static final String SIGNING_KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public static final String OLDER_SIGNING_KEY = "whsec_b2xkZXJvbGRlcm9sZGVyb2xkZXJvbGRlcm9sZGVyISE=";
    public static final String SHARED_SECRET = "shared-secret-0123456789abcdef01";
    public static final String PUBLIC_URL = "https://flipbridge.example";
    public static final String STAFF = "stefan=stefan@staff.example,susan=susan@staff.example";

    public final TestClock clock;
    public final RecordingCommandSender sender;
    public final RecordingHttp flip;
    public final RecordingHttp iot;
    public final MailServer mails;
    public final Path data;

    private final @Nullable MongoServer mongo;
    private final String mongoUri;
    private final int smtpPort;
    private final String[] more;
    private ConfigurableApplicationContext context;

    public RunningGateway(String... more) {
        try {
            data = Files.createTempDirectory("gateway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clock = new TestClock(START);
        this.sender = new RecordingCommandSender();
        this.flip = new RecordingHttp();
        this.iot = new RecordingHttp();
        this.mongo = new MongoServer(new MemoryBackend());
        this.mongoUri = mongo.bindAndGetConnectionString();
        this.smtpPort = freePort();
        this.mails = MailServer.start(smtpPort);
        this.more = more;
        this.context = start();
    }

    private RunningGateway(RunningGateway first) {
        this.clock = first.clock;
        this.sender = first.sender;
        this.flip = first.flip;
        this.iot = first.iot;
        this.mails = first.mails;
        this.data = first.data;
        this.mongo = null;
        this.mongoUri = first.mongoUri;
        this.smtpPort = first.smtpPort;
        this.more = first.more;
        this.context = start();
    }

    /** A second node over the same database; to be closed before this one. */
    public RunningGateway anotherNode() {
        return new RunningGateway(this);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(WebParts.class)
                .initializers((GenericApplicationContext parts) -> {
                    parts.registerBean("clock", Clock.class, () -> clock);
                    parts.registerBean(RecordingCommandSender.class, () -> sender);
                })
                .run(arguments());
    }

    /** The application goes down and comes up again, with the database as it is. */
    public void restart() {
        context.close();
        context = start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] arguments() {
        String[] arguments = {
            "--server.port=0",
            "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "--flipbridge.local=true",
            "--flipbridge.data-dir=" + data,
            "--flipbridge.aws.region=us-west-2",
            "--flipbridge.aws.access-key-id=AKIALOCAL",
            "--flipbridge.aws.secret-access-key=aws-secret",
            "--flipbridge.aws.iot-endpoint-url=" + iot.url(),
            "--flipbridge.aws.iot-data-endpoint-url=" + iot.url(),
            "--flipbridge.telemetry.queue-url=http://localhost:9/queue",
            "--flipbridge.flip.api-url=" + flip.url(),
            "--flipbridge.flip.api-key=client-token",
            "--flipbridge.flip.timeout=2s",
            "--flipbridge.webhook.signing-keys=" + OLDER_SIGNING_KEY + "," + SIGNING_KEY,
            "--flipbridge.webhook.shared-secret=" + SHARED_SECRET,
            "--flipbridge.event-store.jdbc-url=jdbc:postgresql://localhost:9/none",
            "--flipbridge.event-store.username=none",
            "--flipbridge.event-store.password=none",
            "--flipbridge.views.mongodb-uri=" + mongoUri + "/flipbridge",
            "--flipbridge.mail.host=localhost",
            "--flipbridge.mail.port=" + smtpPort,
            "--flipbridge.mail.starttls=false",
            "--flipbridge.mail.from=Flipbridge <no-reply@flipbridge.example>",
            "--flipbridge.public-url=" + PUBLIC_URL,
            "--flipbridge.staff.emails=" + STAFF
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public MongoDatabase database() {
        return bean(MongoDatabaseFactory.class).getMongoDatabase();
    }

    /** the newest first */
    public List<Mail> mailsTo(String address) {
        return mails.mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    /** a client without a token */
    public WebTestClient anybody() {
        return GatewayClient.of(url());
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** a client with the machine's own support token */
    public WebTestClient support() {
        return with(localToken());
    }

    public WebTestClient with(String token) {
        return anybody()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    public String localToken() {
        try {
            return Files.readString(data.resolve("support-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        if (mongo != null) {
            flip.close();
            iot.close();
            mails.close();
            mongo.shutdownNow();
        }
    }

    /** Gives every test class the same one, with its clock and its recordings set back. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningGateway.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            RunningGateway gateway = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningGateway.class, _ -> new RunningGateway(), RunningGateway.class);
            gateway.clock.advance(Duration.ofHours(2));
            gateway.sender.answers(_ -> null);
            gateway.flip.answers(_ -> RecordingHttp.Answer.of(404, "{}"));
            gateway.iot.answers(_ -> RecordingHttp.Answer.of(404, "{}"));
            return gateway;
        }
    }
}
