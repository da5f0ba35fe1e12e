package energy.flipbridge.cloud.sqs;

import energy.flipbridge.cloud.rules.RuleQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends to one queue in batches of what comes within a few milliseconds, so that a stream goes in tens. What waits is
 * bounded: beyond it a message is refused, and its device sends it again.
 */
public final class BatchingQueue implements RuleQueue, AutoCloseable {
    private static final int SENDERS = 4;
    private static final long LINGER_MILLIS = 5;
    private static final int WAITING = 20_000;
    private static final int BATCH = 10;
    private static final int BATCH_CHARACTERS = 250_000;

    private final SqsClient sqs;
    private final String queueUrl;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(WAITING);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    private record Message(String body, CompletableFuture<Void> sent) {}

    public BatchingQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        IntStream.range(0, SENDERS).forEach(ignored -> senders.execute(this::sendUntilClosed));
    }

    @Override
    public CompletableFuture<Void> send(String body) {
        Message message = new Message(body, new CompletableFuture<>());
        if (senders.isShutdown() || !waiting.offer(message)) {
            message.sent.completeExceptionally(new IllegalStateException("The rule's queue takes no more messages"));
        }
        return message.sent;
    }

    private void sendUntilClosed() {
        try {
            @Nullable Message left = null;
            while (!senders.isShutdown()) {
                List<Message> batch = new ArrayList<>(BATCH);
                left = fill(batch, left == null ? waiting.take() : left);
                send(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers the message that was taken but did not fit. */
    private @Nullable Message fill(List<Message> batch, Message first) throws InterruptedException {
        int characters = 0;
        @Nullable Message next = first;
        while (next != null) {
            characters += next.body.length();
            if (!batch.isEmpty() && characters > BATCH_CHARACTERS) {
                return next;
            }
            batch.add(next);
            next = batch.size() < BATCH ? waiting.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS) : null;
        }
        return null;
    }

    private void send(List<Message> batch) {
        try {
            List<SendMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                    .mapToObj(at -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(at))
                            .messageBody(batch.get(at).body)
                            .build())
                    .toList();
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            response.failed()
                    .forEach(failure -> batch.get(Integer.parseInt(failure.id()))
                            .sent
                            .completeExceptionally(
                                    new IllegalStateException(failure.code() + ": " + failure.message())));
            response.successful()
                    .forEach(entry ->
                            batch.get(Integer.parseInt(entry.id())).sent.complete(null));
        } catch (SdkException e) {
            batch.forEach(message -> message.sent.completeExceptionally(e));
        }
    }

    /** What still waits is not acknowledged to its device, which sends it again. */
    @Override
    public void close() {
        senders.shutdownNow();
        waiting.forEach(
                message -> message.sent.completeExceptionally(new IllegalStateException("The rule's queue is closed")));
    }
}
