package energy.flipbridge.replay;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.policy.Policies;
import energy.flipbridge.projections.view.View;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;
import tools.jackson.databind.JsonNode;

/**
 * A recorded stream in a test: the states of its aggregates, the documents of views, and what the policies order. Nothing
 * of it has an effect outside, and nothing reads a clock: today's rules are applied to what happened then.
 */
public final class Replay implements AutoCloseable {

    private final List<TrackedEventMessage<?>> events;
    private final ReplayedViews views;

    Replay(RecordedStream stream) {
        this(stream.events(), new ReplayedViews());
    }

    private Replay(List<TrackedEventMessage<?>> events, ReplayedViews views) {
        this.events = events;
        this.views = views;
    }

    /** In the order of all events, in today's form. */
    public List<TrackedEventMessage<?>> events() {
        return events;
    }

    /** The events' payloads of one type, in order. */
    public <T> List<T> events(Class<T> type) {
        return events.stream()
                .map(TrackedEventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The same replay, as it stood at that moment: with what was stored until then. */
    public Replay at(Instant moment) {
        return with(event -> !event.getTimestamp().isAfter(moment));
    }

    /** The same replay before the first event of that type was stored; the whole when there is none. */
    public Replay before(Class<?> type) {
        long first = events.stream()
                .filter(event -> type.isInstance(event.getPayload()))
                .mapToLong(Replay::position)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return with(event -> position(event) < first);
    }

    private Replay with(Predicate<TrackedEventMessage<?>> shown) {
        return new Replay(events.stream().filter(shown).toList(), views);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    /**
     * The state of a device: its fields as a snapshot stores them; everything is missing of a device without events.
     *
     * @param thing the device's name
     */
    public JsonNode device(String thing) {
        return ReplayedAggregates.device(events, thing);
    }

    /** The state of a command, by Flip's command id, as {@link #device} tells the device's. */
    public JsonNode command(String commandId) {
        return ReplayedAggregates.command(events, commandId);
    }

    /** The state of a home, by the id of its site at Flip, as {@link #device} tells the device's. */
    public JsonNode home(String siteId) {
        return ReplayedAggregates.home(events, siteId);
    }

    /**
     * Folds the events into views.
     *
     * @return the database with the views' documents, which the readers of projections read as they do in production
     * @throws AssertionError when a view cannot fold an event
     */
    public MongoDatabase views(View... chosen) {
        return views.of(events, List.of(chosen));
    }

    /** What the policies order, one after the other, each with the event that it follows from. */
    public List<Ordered> ordered() {
        return ReplayedPolicies.run(Policies.all(), events);
    }

    @Override
    public void close() {
        views.close();
    }
}
