package energy.flipbridge.gateway.support;

import energy.flipbridge.cloud.mongo.MongoWireServer;
import energy.flipbridge.cloud.postgres.PostgresServer;
import energy.flipbridge.cloud.sqs.SqsServer;
import energy.flipbridge.gateway.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The application as it runs, over a PostgreSQL, a MongoDB server and an SQS that can be stopped and started. */
public final class WholeGateway implements AutoCloseable {

    private static final String PASSWORD = "local";

    public final RecordingHttp flip = new RecordingHttp();
    public final RecordingHttp iot = new RecordingHttp();

    private final Path data;
    private final int postgresPort = freePort();
    private final int mongoPort = freePort();
    private final int sqsPort = freePort();
    private @Nullable PostgresServer postgres;
    private @Nullable MongoWireServer mongo;
    private @Nullable SqsServer sqs;
    private final String[] more;
    private ConfigurableApplicationContext context;

    /** @param more arguments, which take the place of the usual ones */
    public WholeGateway(String... more) {
        this.more = more;
        try {
            data = Files.createTempDirectory("whole-gateway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startPostgres();
        startMongo();
        startSqs();
        context = start();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Gateway.class)
                .run(Stream.concat(usual(), Stream.of(more))
                        .collect(Collectors.toMap(
                                argument -> argument.substring(0, argument.indexOf('=')),
                                argument -> argument,
                                (_, later) -> later))
                        .values()
                        .toArray(String[]::new));
    }

    private Stream<String> usual() {
        return Stream.of(
                "--server.port=0",
                "--logging.config=classpath:logback-test.xml",
                "--flipbridge.local=true",
                "--flipbridge.data-dir=" + data,
                "--flipbridge.aws.region=us-west-2",
                "--flipbridge.aws.access-key-id=AKIALOCAL",
                "--flipbridge.aws.secret-access-key=aws-secret",
                "--flipbridge.aws.iot-endpoint-url=" + iot.url(),
                "--flipbridge.aws.iot-data-endpoint-url=http://localhost:9",
                "--flipbridge.aws.sqs-endpoint-url=http://localhost:" + sqsPort,
                "--flipbridge.telemetry.queue-url=http://localhost:" + sqsPort + "/000000000000/telemetry",
                "--flipbridge.flip.api-url=" + flip.url(),
                "--flipbridge.flip.api-key=client-token",
                "--flipbridge.flip.timeout=1s",
                "--flipbridge.webhook.signing-keys=" + RunningGateway.SIGNING_KEY,
                "--flipbridge.webhook.shared-secret=" + RunningGateway.SHARED_SECRET,
                "--flipbridge.event-store.jdbc-url=jdbc:postgresql://localhost:" + postgresPort + "/"
                        + PostgresServer.NAME,
                "--flipbridge.event-store.username=" + PostgresServer.NAME,
                "--flipbridge.event-store.password=" + PASSWORD,
                "--flipbridge.views.mongodb-uri=mongodb://localhost:" + mongoPort + "/flipbridge",
                "--flipbridge.mail.host=localhost",
                "--flipbridge.mail.port=9",
                "--flipbridge.mail.from=no-reply@flipbridge.example");
    }

    public void restart() {
        context.close();
        context = start();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** a client without a token */
    public WebTestClient anybody() {
        return GatewayClient.of(url());
    }

    public WebTestClient support() {
        try {
            String token = Files.readString(data.resolve("support-token")).strip();
            return anybody()
                    .mutate()
                    .defaultHeader("Authorization", "Bearer " + token)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startPostgres() {
        try {
            postgres = PostgresServer.start(data.resolve("postgres"), postgresPort, PASSWORD, PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stopPostgres() {
        close(postgres);
        postgres = null;
    }

    public void startMongo() {
        try {
            mongo = MongoWireServer.start(data.resolve("mongo"), mongoPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stopMongo() {
        close(mongo);
        mongo = null;
    }

    /** with an empty queue */
    public void startSqs() {
        sqs = SqsServer.start(sqsPort);
        try (SqsAsyncClient client = SqsAsyncClient.builder()
                .region(Region.US_WEST_2)
                .endpointOverride(URI.create(sqs.endpoint()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "aws-secret")))
                .build()) {
            client.createQueue(request -> request.queueName("telemetry")).join();
        }
    }

    public void stopSqs() {
        close(sqs);
        sqs = null;
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        stopSqs();
        stopMongo();
        stopPostgres();
        flip.close();
    }
}
