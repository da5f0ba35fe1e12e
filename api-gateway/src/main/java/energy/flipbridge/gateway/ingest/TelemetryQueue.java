package energy.flipbridge.gateway.ingest;

import energy.flipbridge.gateway.queue.SqsReceiver;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Telemetry from the queue behind the topic rule: a message leaves it once it is stored or parked. */
public final class TelemetryQueue implements AutoCloseable {

    private static final int RECEIVERS = 8;

    private final SqsReceiver receiver;

    TelemetryQueue(SqsAsyncClient sqs, String queueUrl, Ingest ingest, InstantSource clock) {
        this.receiver = new SqsReceiver(
                sqs,
                queueUrl,
                message -> ingest.add(new QueueMessage(message.id(), message.body(), message.sentAt()))
                        .thenApply(_ -> true),
                clock);
    }

    void start() {
        receiver.start(RECEIVERS);
    }

    /** @return up to when about the queue has been read; a device's silence can be judged up to then */
    public Instant readUpTo() {
        return receiver.readUpTo();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
