package energy.flipbridge.cloud.sqs;

import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.rules.RuleQueue;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS with the telemetry queue made and the rule's sender at work. */
public final class SqsService implements AutoCloseable {
    private final SqsServer server;
    private final SqsClient client;
    private final String queueUrl;
    private final BatchingQueue sender;

    private SqsService(SqsServer server, SqsClient client) {
        this.server = server;
        this.client = client;
        this.queueUrl = TelemetryQueue.create(client);
        this.sender = new BatchingQueue(client, queueUrl);
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
        return queueUrl;
    }

    public RuleQueue telemetryQueue() {
        return sender;
    }

    @Override
    public void close() {
        sender.close();
        client.close();
        server.close();
    }
}
