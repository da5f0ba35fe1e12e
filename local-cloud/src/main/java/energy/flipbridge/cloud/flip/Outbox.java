package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Delivery.Attempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The durable queue of webhooks: what a change announces is committed with the change, and sent after it. */
final class Outbox {
    private static final int MOST_KEPT = 20_000;

    private final Store store;
    private final Table<Delivery> deliveries;
    private final AtomicLong last;
    private final int attempts;
    private final boolean keepOrder;
    private Consumer<Delivery> sender = delivery -> {};

    Outbox(Store store, int attempts, boolean keepOrder) {
        this.store = store;
        this.attempts = attempts;
        this.keepOrder = keepOrder;
        deliveries = new Table<>(store, "deliveries", Delivery.class);
        last = new AtomicLong(deliveries.all().mapToLong(Delivery::number).max().orElse(0));
    }

    /** Hands over what an earlier run left, oldest first, and from now on everything new once it is durable. */
    void start(Consumer<Delivery> newSender) {
        sender = newSender;
        deliveries
                .all()
                .filter(Delivery::pending)
                .sorted(Comparator.comparingLong(Delivery::number))
                .forEach(newSender);
    }

    void announce(String eventType, Command command, Instant now) {
        add(eventType, "command", command.id(), command.deviceId(), command, now);
    }

    void announce(String eventType, Event event, Instant now) {
        add(eventType, "event", event.id(), "event " + event.id(), event, now);
    }

    void announce(String eventType, Enrollment enrollment, Instant now) {
        add(eventType, "enrollment", enrollment.id(), "enrollment " + enrollment.id(), enrollment, now);
    }

    /** Queues any body with any headers; inside a change only. */
    Delivery craft(String eventType, String body, Map<String, String> headers, Instant now) {
        return add(eventType, "crafted", "crafted", body, headers, now);
    }

    /** Queues a known webhook again, under its id or under a new one; inside a change only. */
    Delivery resend(Delivery known, boolean newId, Instant now) {
        if (newId) {
            return add(known.eventType(), known.objectId(), known.lane(), known.body(), known.headers(), now);
        }
        return send(known.again(attempts));
    }

    Delivery record(String id, Attempt attempt) {
        return store.write(() -> {
            Delivery next = find(id).after(attempt);
            deliveries.put(id, next);
            return next;
        });
    }

    Delivery find(String id) {
        return deliveries.find(id).orElseThrow(() -> ApiException.notFound("webhook", id));
    }

    boolean isAboutADevice(String id) {
        return deliveries
                .find(id)
                .filter(delivery -> delivery.eventType().startsWith("command."))
                .isPresent();
    }

    /** Oldest first. */
    List<Delivery> about(String objectId) {
        return inOrder()
                .filter(delivery -> delivery.objectId().equals(objectId))
                .toList();
    }

    /** Newest first. */
    List<Delivery> newest(int limit) {
        return inOrder()
                .sorted(Comparator.comparingLong(Delivery::number).reversed())
                .limit(limit)
                .toList();
    }

    long count(Delivery.State state) {
        return deliveries.all().filter(delivery -> delivery.state() == state).count();
    }

    private Stream<Delivery> inOrder() {
        return deliveries.all().sorted(Comparator.comparingLong(Delivery::number));
    }

    private void add(String eventType, String objectType, String objectId, String lane, Object object, Instant now) {
        ObjectNode eventObject = Json.object().put("object_type", objectType);
        eventObject.setAll(Json.tree(object));
        ObjectNode envelope = Json.object().put("event_type", eventType);
        envelope.set("event_object", eventObject);
        envelope.put("timestamp", Timestamps.write(now));
        add(eventType, objectId, lane, Json.write(envelope), Map.of(), now);
    }

    private Delivery add(
            String eventType, String objectId, String lane, String body, Map<String, String> headers, Instant now) {
        String id = "msg_" + UUID.randomUUID();
        long number = last.incrementAndGet();
        String ordered = keepOrder ? lane : id;
        Delivery delivery = send(new Delivery(
                id,
                number,
                eventType,
                objectId,
                ordered,
                body,
                headers,
                now,
                Delivery.State.PENDING,
                attempts,
                List.of()));
        deliveries.keepAtMost(MOST_KEPT, old -> !old.pending(), Delivery::number, Delivery::id);
        return delivery;
    }

    private Delivery send(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
        store.afterCommit(() -> sender.accept(delivery));
        return delivery;
    }
}
