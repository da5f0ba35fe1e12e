package energy.flipbridge.gateway.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Takes messages from an SQS queue by long polling. A message is deleted once it is done with, and not before; one that is
 * not deleted comes again after the queue's visibility timeout.
 */
public final class SqsReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqsReceiver.class);
    private static final int MOST_MESSAGES = 10;
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final SqsAsyncClient sqs;
    private final String queueUrl;
    private final Taker taker;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;
    private volatile Instant readUpTo;

    /** What is to become of a message. */
    @FunctionalInterface
    public interface Taker {

        /** @return completes once the message is done with ({@code true}), or is to stay in the queue ({@code false}) */
        CompletableFuture<Boolean> take(Received message) throws InterruptedException;
    }

    public SqsReceiver(SqsAsyncClient sqs, String queueUrl, Taker taker, InstantSource clock) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.taker = taker;
        this.clock = clock;
        this.readUpTo = Instant.EPOCH;
    }

    /** @param receivers how many requests wait at the queue at the same time */
    public void start(int receivers) {
        for (int i = 0; i < receivers; i++) {
            threads.execute(this::receiveAll);
        }
    }

    /** @return up to when about the queue has been read */
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
                    LOG.warn("The queue {} cannot be read; trying again: {}", name(), e.toString());
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
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames("All"))
                .join()
                .messages();
        List<CompletableFuture<Boolean>> taken = new ArrayList<>();
        for (Message message : messages) {
            taken.add(taker.take(received(message)));
        }
        List<Message> done = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (taken.get(i).join()) {
                done.add(messages.get(i));
            }
        }
        delete(done);
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
                                "{} messages of the queue {} could not be deleted; they come again and are recognised",
                                response.failed().size(),
                                name());
                    }
                })
                .join();
    }

    private Received received(Message message) {
        Map<String, String> attributes = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        String receptions = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new Received(
                message.messageId(),
                message.body(),
                sentAt(message),
                receptions == null ? 1 : Integer.parseInt(receptions),
                attributes);
    }

    private Instant sentAt(Message message) {
        String sentAt = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return sentAt == null ? clock.instant() : Instant.ofEpochMilli(Long.parseLong(sentAt));
    }

    private String name() {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
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
