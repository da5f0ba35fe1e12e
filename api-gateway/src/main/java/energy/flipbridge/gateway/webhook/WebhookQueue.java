package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.queue.Received;
import energy.flipbridge.gateway.queue.SqsReceiver;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.webhook.Verification.Genuine;
import energy.flipbridge.gateway.webhook.Verification.NotGenuine;
import energy.flipbridge.gateway.webhook.Verification.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Flip's webhooks from the queue into which API Gateway puts them while it answers Flip, so that none is lost while no
 * node is up. A webhook leaves the queue once it is durably stored. One that is not genuine, or cannot be stored although
 * the stores are there, stays, and SQS moves it to the dead letters after some receptions: when a key was missing here, it
 * can be put back from there (14 days).
 *
 * <p>The time that a signature covers is held against when API Gateway took the webhook, however long it lay.
 */
final class WebhookQueue implements AutoCloseable {

    /** Set by API Gateway itself, in milliseconds since 1970; unlike SQS's own time, it outlasts a way through dead letters. */
    static final String RECEIVED_AT = "received-at";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookQueue.class);
    private static final int RECEIVERS = 2;

    /** with the stores there; together some seconds */
    static final int MOST_ATTEMPTS = 5;

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    /** A queue and its dead letters keep a message for 14 days each. */
    private static final Duration LONGEST_WAY = Duration.ofDays(28);

    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final Verifier verifier;
    private final Inbox inbox;
    private final BooleanSupplier storesAnswer;
    private final InstantSource clock;
    private final WebhookCounts counts;
    private final SqsReceiver receiver;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param storesAnswer whether all that a webhook is stored in is there; asked after failures, and may block */
    WebhookQueue(
            SqsAsyncClient sqs,
            WebhookSettings settings,
            Inbox inbox,
            BooleanSupplier storesAnswer,
            InstantSource clock,
            MeterRegistry meters) {
        this.verifier = new Verifier(settings);
        this.inbox = inbox;
        this.storesAnswer = storesAnswer;
        this.clock = clock;
        this.counts = new WebhookCounts(meters, Route.QUEUE);
        this.receiver = new SqsReceiver(sqs, String.valueOf(settings.queueUrl()), this::take, clock);
    }

    void start() {
        receiver.start(RECEIVERS);
    }

    private CompletableFuture<Boolean> take(Received message) {
        return CompletableFuture.supplyAsync(() -> isKept(message), threads);
    }

    private boolean isKept(Received message) {
        HttpHeaders headers = new HttpHeaders();
        message.attributes().forEach(headers::set);
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        return switch (verifier.verify(headers, body, receivedAt(message))) {
            case NotGenuine(Refusal refusal) -> {
                refuse(message, refusal);
                yield false;
            }
            case Genuine genuine -> isStored(message, headers, genuine, body);
        };
    }

    /**
     * Tries for as long as the stores are away: giving it back to the queue would bring it nearer to the dead letters each
     * time. One that they do not take although they answer is given back, since it must hold up no other.
     */
    private boolean isStored(Received message, HttpHeaders headers, Genuine genuine, byte[] body) {
        for (int attempt = 1; ; attempt++) {
            try {
                counts.received(inbox.keep(headers.getFirst(Verifier.ID), genuine, body, clock.instant()));
                return true;
            } catch (RuntimeException e) {
                LOG.warn("The webhook of message {} cannot be stored yet", message.id(), e);
                if (attempt == MOST_ATTEMPTS) {
                    counts.refused(WebhookCounts.STORE_UNAVAILABLE);
                }
                if (attempt >= MOST_ATTEMPTS && storesAnswer.getAsBoolean()) {
                    return false;
                }
                pause(Math.min(100L << Math.min(attempt, 10), LONGEST_BACKOFF.toMillis()));
            }
        }
    }

    private void refuse(Received message, Refusal refusal) {
        if (message.receptions() == 1) {
            counts.refused(refusal.name());
            LOG.warn(
                    "Message {} of the webhook queue is no genuine webhook ({}); it goes to the dead letters",
                    message.id(),
                    WebhookCounts.tag(refusal.name()));
        }
    }

    /** A time that cannot be, as one in another unit, is no reason to refuse a command: SQS's own is nearly as good. */
    private static Instant receivedAt(Received message) {
        try {
            Instant at =
                    Instant.ofEpochMilli(Long.parseLong(message.attributes().getOrDefault(RECEIVED_AT, "")));
            boolean plausible = at.isAfter(message.sentAt().minus(LONGEST_WAY))
                    && at.isBefore(message.sentAt().plus(CLOCKS_APART));
            return plausible ? at : message.sentAt();
        } catch (NumberFormatException e) {
            return message.sentAt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the node stops; the queue gives the webhook to another", e);
        }
    }

    @Override
    public void close() {
        receiver.close();
        threads.shutdownNow();
    }
}
