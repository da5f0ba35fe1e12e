package energy.flipbridge.gateway.live;

import energy.flipbridge.gateway.store.EventTail;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.OpenStreams;
import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * Tells events as they are stored. Each stream reads the store at its own place and as fast as its reader takes it: a slow
 * one is told later, never less, and holds up nobody. The id of a message is the event's position, so that who comes back
 * with it misses nothing, on whatever node.
 */
final class LiveFeeds {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(3);

    /** beyond this, to load what is shown anew is less work than to tell what happened */
    static final long MOST_BEHIND = 100_000;

    private final EventStore store;
    private final OpenStreams streams;

    LiveFeeds(EventStore store, OpenStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    Flux<ServerSentEvent<Object>> follow(Feed feed, String actor, @Nullable String lastEventId) {
        return streams.bounded(
                actor, Blocking.call(() -> start(lastEventId)).flatMapMany(start -> follow(feed, start)));
    }

    private Flux<ServerSentEvent<Object>> follow(Feed feed, LiveStart start) {
        Flux<ServerSentEvent<Object>> events = Flux.usingWhen(
                Blocking.call(() -> EventTail.after(store, start.position())),
                tail -> {
                    LiveTelling telling = new LiveTelling(tail, feed, start.position(), HEARTBEAT.dividedBy(EVERY));
                    return Flux.interval(EVERY)
                            .onBackpressureDrop()
                            .concatMap(_ -> Blocking.call(telling::next), 1)
                            .concatMapIterable(news -> news, 1);
                },
                tail -> Blocking.run(tail::close));
        return events.startWith(message("start", start.position(), start));
    }

    private LiveStart start(@Nullable String lastEventId) {
        TrackingToken token = store.createHeadToken();
        long head = token == null ? -1 : token.position().orElse(-1);
        long seen = lastEventId != null && lastEventId.matches("-1|\\d{1,18}") ? Long.parseLong(lastEventId) : -2;
        boolean goesOn = seen >= -1 && seen <= head && head - seen <= MOST_BEHIND;
        return new LiveStart(goesOn ? seen : head, goesOn);
    }

    static ServerSentEvent<Object> message(String name, long position, Object value) {
        return ServerSentEvent.builder(value)
                .id(Long.toString(position))
                .event(name)
                .retry(COME_BACK_AFTER)
                .build();
    }
}
