package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.BatchDivided;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingDiscarded;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRefused;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The readings that Flip does not have yet, in chunks, and the batches that are on their way. A reading of a device that
 * Flip does not know is held until it is commissioned, but for those from between two owners, which Flip never gets.
 *
 * <p>What came in before its owner gave a battery up is still sent, and the battery leaves Flip only after that ({@link
 * DueReadings}); what comes in later is from between two owners. A reading that Flip refuses once the battery is gone is
 * left out at once, since nothing could make Flip take it, and the next owner's home must not get it: Flip's answer, which
 * is stored, tells of it.
 */
public final class FlipView implements View {

    public static final String NAME = "flip";

    private final ForwardingSignals signals;

    public FlipView(ForwardingSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Urgency urgency() {
        return Urgency.FLIP;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                TelemetryReported.class,
                WentOffline.class,
                Registered.class,
                Commissioned.class,
                ReleaseBegan.class,
                Released.class,
                ForwardingEvent.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return switch (event.payload()) {
            case TelemetryReported e -> List.of(thingId(e.thing()), Chunk.dueId(e.thing(), e.receivedAt()));
            case WentOffline e -> List.of(thingId(e.thing()), Chunk.dueId(e.thing(), e.at()));
            case Registered e -> List.of(thingId(e.thing()));
            case Commissioned e -> List.of(thingId(e.thing()));
            case ReleaseBegan e -> List.of(thingId(e.thing()));
            case Released e -> List.of(thingId(e.thing()));
            case ForwardingEvent e -> reads(e);
            default -> List.of();
        };
    }

    private static List<String> reads(ForwardingEvent event) {
        return switch (event) {
            case ForwardingStarted e -> List.of(Batch.id(e.batchId()));
            case ReadingsForwarded e -> List.of(Batch.id(e.batchId()));
            case BatchDivided e -> List.of(Batch.id(e.batchId()));
            case ReadingRefused e ->
                List.of(e.reading().chunk(), thingId(e.reading().thing()));
            case ReadingRetried e ->
                List.of(RefusedReading.id(e.thing(), e.key()), thingId(e.thing()), Chunk.dueId(e.thing(), e.at()));
            case ReadingDiscarded e -> List.of(RefusedReading.id(e.thing(), e.key()));
        };
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        if (!isFolded(event, documents)) {
            fold(event, documents);
        }
    }

    /**
     * What is known of a thing decides where its readings go. When a crash has them folded once more, and the thing had
     * changed since, they would go elsewhere, and Flip would get them twice.
     */
    private static boolean isFolded(ViewEvent event, Documents documents) {
        String thing = switch (event.payload()) {
            case TelemetryReported e -> e.thing();
            case DeviceEvent e -> e.thing();
            default -> null;
        };
        return thing != null
                && documents
                        .get(thingId(thing))
                        .map(document -> document.getLong("position") >= event.position())
                        .orElse(false);
    }

    private static void fold(ViewEvent event, Documents documents) {
        switch (event.payload()) {
            case TelemetryReported e -> keep(documents, e.receivedAt(), item(e.thing(), e.key(), FlipItem.of(e)));
            case WentOffline e -> {
                if (isCommissioned(documents, e.thing())) {
                    String key = "offline:" + e.at().toEpochMilli();
                    keep(documents, e.at(), item(e.thing(), key, FlipItem.of(e)));
                }
            }
            case Registered e -> forgetFormer(documents, e.thing());
            case Commissioned e -> commission(documents, e.thing());
            case ReleaseBegan e ->
                documents.fold(
                        thingId(e.thing()),
                        thing -> thing.append("commissioned", false).append("releasing", true));
            case Released e ->
                documents.fold(thingId(e.thing()), thing -> {
                    thing.append("commissioned", false).append("released", true);
                    thing.remove("releasing");
                });
            case ForwardingEvent e -> forwarding(e, event.actor(), documents);
            default -> {}
        }
    }

    private static void forwarding(ForwardingEvent event, @Nullable String actor, Documents documents) {
        switch (event) {
            case ForwardingStarted e -> documents.fold(Batch.id(e.batchId()), batch -> Batch.write(batch, e));
            case ReadingsForwarded e -> Batch.settle(documents, e);
            case BatchDivided e -> Batch.divide(documents, e);
            case ReadingRefused e -> Batch.refuse(documents, e);
            case ReadingRetried e ->
                RefusedReading.retry(documents, e, actor)
                        .ifPresent(item -> keep(documents, e.at(), item, isAtFlip(documents, e.thing())));
            case ReadingDiscarded e -> RefusedReading.discard(documents, e, actor);
        }
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        for (Document document : documents.changed()) {
            if (Chunk.DUE.equals(document.getString("kind"))) {
                signals.chunk(document.getInteger("partition"), Chunk.key(document));
            }
        }
        documents.removed().forEach(signals::chunkGone);
        for (ViewEvent event : events) {
            switch (event.payload()) {
                case ReadingsForwarded e -> signals.settled(e.partition(), e.batchId());
                case ReadingRefused e -> signals.settled(e.partition(), e.batchId());
                default -> {}
            }
        }
    }

    private static Document item(String thing, String key, String json) {
        return new Document("thing", thing)
                .append("key", key)
                .append("attempts", 0)
                .append("json", json);
    }

    private static void keep(Documents documents, Instant at, Document item) {
        keep(documents, at, item, isCommissioned(documents, item.getString("thing")));
    }

    private static void keep(Documents documents, Instant at, Document item, boolean due) {
        String thing = item.getString("thing");
        String id = due ? Chunk.dueId(thing, at) : Chunk.heldId(thing, at);
        documents.foldDerived(id, chunk -> {
            chunk.putIfAbsent("kind", due ? Chunk.DUE : Chunk.HELD);
            chunk.putIfAbsent("partition", Partitions.of(thing));
            chunk.putIfAbsent("at", at.getEpochSecond());
            Values.list(chunk, "items").add(Values.fixed(item));
        });
        if (!due) {
            documents.fold(thingId(thing), document -> {
                List<String> held = new ArrayList<>(document.getList("held", String.class, List.of()));
                if (!held.contains(id)) {
                    held.add(id);
                }
                document.put("held", held);
            });
        }
    }

    /** What a battery measured between two owners tells of a home that is not the next one's. */
    private static void forgetFormer(Documents documents, String thing) {
        boolean hadAnother = documents
                .get(thingId(thing))
                .map(document -> document.getBoolean("released", false))
                .orElse(false);
        if (hadAnother) {
            held(documents, thing).forEach(documents::removeDerived);
            documents.fold(thingId(thing), document -> {
                document.remove("released");
                document.remove("held");
            });
        }
    }

    private static List<String> held(Documents documents, String thing) {
        return documents
                .get(thingId(thing))
                .map(document -> document.getList("held", String.class, List.of()))
                .orElse(List.of());
    }

    private static void commission(Documents documents, String thing) {
        List<String> held = held(documents, thing);
        documents.fetch(held);
        held.forEach(id -> documents.foldDerived(id, chunk -> chunk.put("kind", Chunk.DUE)));
        documents.fold(thingId(thing), document -> {
            document.put("commissioned", true);
            document.remove("held");
        });
    }

    private static boolean isCommissioned(Documents documents, String thing) {
        return is("commissioned", documents, thing);
    }

    /** whether Flip has it, or had it until now, for the owner whose readings wait */
    static boolean isAtFlip(Documents documents, String thing) {
        return isCommissioned(documents, thing) || is("releasing", documents, thing);
    }

    private static boolean is(String flag, Documents documents, String thing) {
        return documents
                .get(thingId(thing))
                .map(document -> document.getBoolean(flag, false))
                .orElse(false);
    }

    static String thingId(String thing) {
        return "thing:" + thing;
    }

    static ReadingRef ref(Chunk chunk, Chunk.Item item) {
        return new ReadingRef(item.thing(), item.key(), chunk.id());
    }
}
