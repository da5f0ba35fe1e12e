package energy.flipbridge.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of local-cloud. */
@Command(
        name = "local-cloud",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Runs everything outside Flipbridge on this machine, until it is told to stop.")
final class LocalCloudCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "where data is kept")
    private Path data = Path.of("data");

    @Option(names = "--mqtt-port", paramLabel = "PORT", description = "MQTT over TLS")
    private int mqttPort = Ports.standard().mqtt();

    @Option(names = "--mqtt-bind", paramLabel = "ADDRESS", description = "0.0.0.0 lets in devices on the network")
    private String mqttBind = LocalCloudConfig.LOOPBACK;

    @Option(names = "--iot-port", paramLabel = "PORT", description = "AWS IoT control and data planes")
    private int iotPort = Ports.standard().iot();

    @Option(names = "--sqs-port", paramLabel = "PORT", description = "SQS")
    private int sqsPort = Ports.standard().sqs();

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL")
    private int postgresPort = Ports.standard().postgres();

    @Option(names = "--mongo-port", paramLabel = "PORT", description = "MongoDB wire protocol")
    private int mongoPort = Ports.standard().mongo();

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "SMTP")
    private int smtpPort = Ports.standard().smtp();

    @Option(names = "--mail-port", paramLabel = "PORT", description = "mailbox page")
    private int mailPort = Ports.standard().mail();

    @Option(names = "--flip-port", paramLabel = "PORT", description = "Flip sandbox")
    private int flipPort = Ports.standard().flip();

    @Option(names = "--webhook-port", paramLabel = "PORT", description = "webhooks into their queue, as API Gateway")
    private int webhookPort = Ports.standard().webhook();

    @Option(names = "--webhook-url", paramLabel = "URL", description = "where the Flip sandbox sends webhooks")
    private URI webhookUrl = URI.create(LocalCloudConfig.WEBHOOK_URL);

    static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            // HiveMQ's jar brings a configuration of its own, which Logback would find first.
            System.setProperty("logback.configurationFile", "energy/flipbridge/cloud/logback.xml");
        }
        System.exit(new CommandLine(new LocalCloudCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
                .execute(arguments));
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof LocalCloudException) {
            System.err.println("local-cloud: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        LocalCloud cloud = LocalCloud.start(config(), System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cloud.close();
            stopped.countDown();
        }));
        System.out.println("local cloud ready");
        stopped.await();
        return 0;
    }

    private LocalCloudConfig config() {
        Ports ports = new Ports(
                mqttPort, iotPort, sqsPort, postgresPort, mongoPort, smtpPort, mailPort, flipPort, webhookPort);
        return new LocalCloudConfig(data, ports, mqttBind, webhookUrl, InstantSource.system());
    }
}
