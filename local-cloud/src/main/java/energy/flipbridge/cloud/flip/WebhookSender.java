package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Delivery.Attempt;
import energy.flipbridge.cloud.flip.Faults.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers webhooks lane by lane: one at a time in a lane, all lanes at once, with redelivery after failures. */
final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int AT_ONCE = 64;
    private static final long REORDER_HOLD_MS = 2_000;

    private final Outbox outbox;
    private final WebhookTarget target;
    private final WebhookCall call;
    private final Faults faults;
    private final List<Duration> waits;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LinkedBlockingQueue<String>> lanes = new HashMap<>();

    WebhookSender(Outbox outbox, WebhookTarget target, WebhookCall call, Faults faults, List<Duration> waits) {
        this.outbox = outbox;
        this.target = target;
        this.call = call;
        this.faults = faults;
        this.waits = waits;
    }

    void accept(Delivery delivery) {
        synchronized (lanes) {
            if (!threads.isShutdown()) {
                lanes.computeIfAbsent(delivery.lane(), this::open).add(delivery.id());
            }
        }
    }

    @Override
    public void close() {
        synchronized (lanes) {
            threads.shutdownNow();
        }
        threads.close();
        call.close();
    }

    private LinkedBlockingQueue<String> open(String lane) {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        threads.execute(() -> run(lane, queue));
        return queue;
    }

    private void run(String lane, LinkedBlockingQueue<String> queue) {
        try {
            for (Optional<String> id = next(lane, queue); id.isPresent(); id = next(lane, queue)) {
                if (outbox.isAboutADevice(id.get()) && faults.take(Kind.REORDER)) {
                    String overtaking = queue.poll(REORDER_HOLD_MS, TimeUnit.MILLISECONDS);
                    if (overtaking != null) {
                        deliver(overtaking);
                    }
                }
                deliver(id.get());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> next(String lane, LinkedBlockingQueue<String> queue) {
        synchronized (lanes) {
            Optional<String> id = Optional.ofNullable(queue.poll());
            if (id.isEmpty()) {
                lanes.remove(lane);
            }
            return id;
        }
    }

    /** A failure of the store must not end the lane: what was not recorded is sent again after a restart. */
    private void deliver(String id) throws InterruptedException {
        try {
            deliverUntilDone(id);
        } catch (RuntimeException e) {
            LOG.error("Webhook {} could not be kept; it stays pending until a restart", id, e);
        }
    }

    private void deliverUntilDone(String id) throws InterruptedException {
        Delivery delivery = outbox.find(id);
        while (delivery.pending()) {
            Attempt attempt = attempt(delivery);
            delivery = outbox.record(id, attempt);
            switch (delivery.state()) {
                case DELIVERED -> {
                    if (faults.take(Kind.DUPLICATE)) {
                        delivery = outbox.record(id, attempt(delivery));
                    }
                }
                case GIVEN_UP -> LOG.warn("Gave up webhook {} ({}): {}", id, delivery.eventType(), reason(attempt));
                case PENDING -> TimeUnit.MILLISECONDS.sleep(wait(delivery).toMillis());
            }
        }
    }

    private Attempt attempt(Delivery delivery) throws InterruptedException {
        var url = target.await();
        permits.acquire();
        try {
            return call.send(delivery, url);
        } finally {
            permits.release();
        }
    }

    private Duration wait(Delivery delivery) {
        int done = Math.clamp((long) waits.size() - delivery.attemptsLeft(), 0, waits.size() - 1);
        return waits.get(done);
    }

    private static String reason(Attempt attempt) {
        return attempt.error() == null ? "answered " + attempt.status() : attempt.error();
    }
}
