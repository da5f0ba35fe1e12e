package energy.flipbridge.cloud;

import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.webhook.WebhookRoute;
import java.nio.file.Path;

/**
 * Where everything is.
 *
 * @param mqttEndpoint host of the broker, with {@code :port} when it is not 8883
 * @param iotUrl the control and the data plane of AWS IoT
 * @param rootCa the file of the root that devices trust
 * @param webhookUrl API Gateway's route that puts webhooks into their queue
 * @param awsConfig the file in the form of {@code terraform output -json}
 * @param gatewayProperties the file that api-gateway reads
 */
public record Addresses(
        String mqttEndpoint,
        int mqttPort,
        String iotUrl,
        String sqsUrl,
        String telemetryQueueUrl,
        String webhookQueueUrl,
        String webhookUrl,
        String jdbcUrl,
        String mongoUri,
        int smtpPort,
        String mailboxUrl,
        String flipUrl,
        Path rootCa,
        Path awsConfig,
        Path gatewayProperties) {

    static Addresses of(
            Ports ports,
            Path dataDir,
            String telemetryQueueUrl,
            String webhookQueueUrl,
            String jdbcUrl,
            String mongoUri) {
        Path data = dataDir.toAbsolutePath().normalize();
        return new Addresses(
                mqttEndpoint(ports),
                ports.mqtt(),
                "http://localhost:" + ports.iot(),
                "http://localhost:" + ports.sqs(),
                telemetryQueueUrl,
                webhookQueueUrl,
                "http://localhost:" + ports.webhook() + WebhookRoute.PATH,
                jdbcUrl,
                mongoUri,
                ports.smtp(),
                "http://localhost:" + ports.mail(),
                "http://localhost:" + ports.flip(),
                data.resolve("AmazonRootCA1.pem"),
                data.resolve("aws-config.json"),
                data.resolve("gateway.properties"));
    }

    static String mqttEndpoint(Ports ports) {
        return ports.mqtt() == Ports.standard().mqtt() ? "localhost" : "localhost:" + ports.mqtt();
    }

    /** The region of every service. */
    public String region() {
        return Arns.REGION;
    }
}
