package energy.flipbridge.projections.delivery;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.protocol.CommandsMessage;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.UnderWay;
import energy.flipbridge.projections.worker.Worker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is pending: at once when something is queued, again when AWS IoT did not take it, and again when the
 * device is heard from and still shows an older mark, with a growing interval. Every message holds all that is pending for
 * the device. What was published is recorded afterwards; a crash in between repeats a publish, which a device recognises
 * by the stamps.
 */
public final class DeliveryWorker implements Worker, DeliverySignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int MOST_AT_ONCE = 64;
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("delivery"));

    private final MongoCollection<Document> view;
    private final CommandPublisher publisher;
    private final CommandSender sender;
    private final Predicate<String> isHeldBack;
    private final InstantSource clock;
    private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final UnderWay underWay = new UnderWay();
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("delivery-timer").daemon().factory());

    /** @param isHeldBack whether a thing may not be published to for now; asked each time, before anything is sent */
    public DeliveryWorker(
            MongoCollection<Document> view,
            CommandPublisher publisher,
            CommandSender sender,
            Predicate<String> isHeldBack,
            InstantSource clock) {
        this.view = view;
        this.publisher = publisher;
        this.sender = sender;
        this.isHeldBack = isHeldBack;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public String view() {
        return DeliveryView.NAME;
    }

    /** Holds up the view's signals meanwhile: what is read here must not replace what they say later. */
    @Override
    public synchronized void gained(int partition) {
        owned.add(partition);
        for (Document document : view.find(Filters.eq("partition", partition))) {
            pending(Pending.of(document));
        }
    }

    @Override
    public synchronized void lost(int partition) {
        owned.remove(partition);
        outboxes.keySet().removeIf(thing -> Partitions.of(thing) == partition);
    }

    @Override
    public boolean isQuiet(int partition) {
        return underWay.isQuiet(partition);
    }

    @Override
    public synchronized void pending(Pending pending) {
        if (owned.contains(pending.partition())) {
            Outbox outbox = outboxes.computeIfAbsent(pending.thing(), Outbox::new);
            outbox.update(pending);
            publishIfDue(outbox);
        }
    }

    @Override
    public synchronized void nothingPending(String thing) {
        outboxes.remove(thing);
    }

    @Override
    public synchronized void heard(String thing, Instant receivedAt, Instant mark) {
        Outbox outbox = outboxes.get(thing);
        if (outbox != null) {
            outbox.heard(receivedAt, mark);
            publishIfDue(outbox);
        }
    }

    private void tick() {
        Instant now = clock.instant();
        for (Outbox outbox : outboxes.values()) {
            publishIfDue(outbox);
            if (outbox.claimExpiry(now)) {
                underWay.run(Partitions.of(outbox.thing()), threads, () -> expire(outbox));
            }
        }
    }

    private void publishIfDue(Outbox outbox) {
        if (outbox.claimPublish(clock.instant())) {
            underWay.run(Partitions.of(outbox.thing()), threads, () -> publish(outbox));
        }
    }

    private void publish(Outbox outbox) {
        try {
            permits.acquire();
            try {
                publishNow(outbox);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CommandPublisher.PublishFailed e) {
            LOG.warn("Commands for {} were not taken, trying again: {}", outbox.thing(), e.getMessage());
            outbox.failed(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("A publish for {} could not be recorded, trying again", outbox.thing(), e);
            outbox.failed(clock.instant());
        }
    }

    private void publishNow(Outbox outbox) throws CommandPublisher.PublishFailed {
        Instant now = clock.instant();
        if (isHeldBack.test(outbox.thing())) {
            outbox.putOff(now);
            return;
        }
        Pending pending = outbox.pending();
        List<Pending.Entry> due = pending.deliverable(now);
        if (due.isEmpty()) {
            outbox.published(now, Set.of());
            return;
        }
        CommandsMessage message = CommandsMessage.of(
                due.stream().map(entry -> entry.delivered(pending.thing())).toList());
        publisher.publish(pending.thing(), message.json());
        Instant taken = clock.instant();
        Set<Instant> included =
                message.included().stream().map(DeliveredCommand::stamp).collect(Collectors.toSet());
        List<Publication> publications = due.stream()
                .filter(entry -> included.contains(entry.stamp()))
                .map(entry -> new Publication(entry.commandId(), entry.version(), entry.stamp()))
                .toList();
        sender.send(new RecordPublish(pending.thing(), publications, pending.attempts() + 1, taken), METADATA);
        outbox.published(taken, Set.copyOf(publications));
    }

    private void expire(Outbox outbox) {
        try {
            sender.send(new ExpireDeliveries(outbox.thing(), clock.instant()), METADATA);
        } catch (RuntimeException e) {
            LOG.warn("Expired deliveries of {} could not be recorded, trying again", outbox.thing(), e);
            outbox.failed(clock.instant());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
