package energy.flipbridge.cloud.sqs;

import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.rules.RuleQueue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS with its queues made and the rule's sender at work. */
public final class SqsService implements AutoCloseable {
    private final SqsServer server;
    private final SqsClient client;
    private final String telemetryQueueUrl;
    private final String webhookQueueUrl;
    private final BatchingQueue sender;

    private SqsService(SqsServer server, SqsClient client) {
        this.server = server;
        this.client = client;
        this.telemetryQueueUrl = CloudQueue.TELEMETRY.create(client);
        this.webhookQueueUrl = CloudQueue.WEBHOOKS.create(client);
        this.sender = new BatchingQueue(client, telemetryQueueUrl);
    }

    public static SqsService start(int port) {
        SqsServer server = SqsServer.start(port);
        SqsClient client = SqsClient.builder()
                .endpointOverride(URI.create(server.endpoint()))
                .region(Region.of(Arns.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("rules", "rules")))
                .build();
        return new SqsService(server, client);
    }

    public String telemetryQueueUrl() {
        return telemetryQueueUrl;
    }

    public String webhookQueueUrl() {
        return webhookQueueUrl;
    }

    public RuleQueue telemetryQueue() {
        return sender;
    }

    /**
     * Puts a webhook into its queue.
     *
     * @param attributes texts that travel beside the body
     * @return SQS's id of the message
     * @throws SqsException when SQS refuses the message, as it does one of more than 256 KB
     */
    public String sendWebhook(String body, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        return client.sendMessage(request ->
                        request.queueUrl(webhookQueueUrl).messageBody(body).messageAttributes(values))
                .messageId();
    }

    @Override
    public void close() {
        sender.close();
        client.close();
        server.close();
    }
}
