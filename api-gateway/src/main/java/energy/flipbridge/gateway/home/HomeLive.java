package energy.flipbridge.gateway.home;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.OpenStreams;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Keeps open pages in step with their home, by looking at its few documents once a second, once for all pages that show
 * it. A page comes back on its own when its stream ends, which it does after some minutes.
 */
@Component
@OnRole(Role.WEB)
class HomeLive {

    static final Duration EVERY = Duration.ofSeconds(1);
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration SHARED = EVERY.multipliedBy(3).dividedBy(4);
    private static final int MOST_SHARED = 10_000;

    private record Key(String siteId, String actor) {}

    private final OwnHomes homes;
    private final HomePage page;
    private final HomeEvents events;
    private final OpenStreams streams;
    private final Cache<Key, Optional<LiveState>> states = Caffeine.newBuilder()
            .maximumSize(MOST_SHARED)
            .expireAfterWrite(SHARED)
            .build();

    HomeLive(OwnHomes homes, HomePage page, HomeEvents events, OpenStreams streams) {
        this.homes = homes;
        this.page = page;
        this.events = events;
        this.streams = streams;
    }

    /** Ends when the home is not the actor's any more. */
    Flux<ServerSentEvent<Object>> follow(String siteId, String actor, @Nullable String lastEventId) {
        return streams.bounded(actor, news(siteId, actor, lastEventId));
    }

    private Flux<ServerSentEvent<Object>> news(String siteId, String actor, @Nullable String lastEventId) {
        Key key = new Key(siteId, actor);
        return Flux.defer(() -> {
            LiveNews news = new LiveNews(lastEventId, EVERY, HEARTBEAT);
            return Flux.interval(Duration.ZERO, EVERY)
                    .onBackpressureDrop()
                    .concatMap(_ -> Blocking.call(() -> state(key)), 1)
                    .takeWhile(Optional::isPresent)
                    .map(Optional::get)
                    .concatMapIterable(news::of, 1);
        });
    }

    private Optional<LiveState> state(Key key) {
        return states.get(key, _ -> look(key));
    }

    private Optional<LiveState> look(Key key) {
        return homes.find(key.siteId(), key.actor())
                .map(home -> LiveState.of(page.of(home), events.current(key.siteId())));
    }
}
