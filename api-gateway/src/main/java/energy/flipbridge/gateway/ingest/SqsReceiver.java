package energy.flipbridge.gateway.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes telemetry from the SQS queue by long polling. A message is deleted once it is stored or parked, and not before;
 * one that is not deleted comes again after the queue's visibility timeout.
 */
public final class SqsReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqsReceiver.class);
    private static final int RECEIVERS = 8;
    private static final int MOST_MESSAGES = 10;
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final SqsAsyncClient sqs;
    private final String queueUrl;
    private final Ingest ingest;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;
    private volatile Instant readUpTo;

    public SqsReceiver(SqsAsyncClient sqs, String queueUrl, Ingest ingest, InstantSource clock) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.ingest = ingest;
        this.clock = clock;
        this.readUpTo = Instant.EPOCH;
    }

    public void start() {
        for (int i = 0; i < RECEIVERS; i++) {
            threads.execute(this::receiveAll);
        }
    }

    /** @return up to when about the queue has been read; a device's silence can be judged up to then */
    public Instant readUpTo() {
        return readUpTo;
    }

    private void receiveAll() {
        int failures = 0;
        while (!closed) {
            try {
                receive();
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("The telemetry queue cannot be read; trying again: {}", e.toString());
                    pause(Math.min(200L << Math.min(failures++, 10), LONGEST_BACKOFF.toMillis()));
                }
            }
        }
    }

    private void receive() throws InterruptedException {
        Instant asked = clock.instant();
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds((int) POLL.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                .join()
                .messages();
        List<CompletableFuture<Void>> stored = new ArrayList<>();
        for (Message message : messages) {
            stored.add(ingest.add(new QueueMessage(message.messageId(), message.body(), sentAt(message))));
        }
        CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).join();
        delete(messages);
        readUpTo = messages.stream()
                .map(this::sentAt)
                .min(Comparator.naturalOrder())
                .orElse(asked);
    }

    private void delete(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                .thenAccept(response -> {
                    if (!response.failed().isEmpty()) {
                        LOG.warn(
                                "{} telemetry messages could not be deleted; they come again and are recognised",
                                response.failed().size());
                    }
                })
                .join();
    }

    private Instant sentAt(Message message) {
        String sentAt = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return sentAt == null ? clock.instant() : Instant.ofEpochMilli(Long.parseLong(sentAt));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
