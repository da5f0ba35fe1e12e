package energy.flipbridge.cloud.sqs;

import energy.flipbridge.cloud.iot.registry.Arns;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS for one machine. Its queues live in memory. */
public final class SqsServer implements AutoCloseable {
    private final SQSRestServer server;
    private final String endpoint;

    private SqsServer(SQSRestServer server, String endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    public static SqsServer start(int port) {
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(port)
                .withServerAddress(new NodeAddress("http", "localhost", port, ""))
                .withAWSAccountId(Arns.ACCOUNT)
                .withAWSRegion(Arns.REGION)
                .start();
        server.waitUntilStarted();
        return new SqsServer(server, "http://localhost:" + port);
    }

    public String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
