package energy.flipbridge.gateway.home;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Keeps open pages in step with their home, by looking at its few documents once a second, once for all pages that show
 * it. A page comes back on its own when its stream ends, which it does after some minutes.
 */
@Component
@OnRole(Role.WEB)
class HomeLive implements SmartLifecycle {

    static final Duration EVERY = Duration.ofSeconds(1);
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** that one person may have open on a node; each asks once a second */
    static final int MOST_PAGES = 20;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SHARED = EVERY.multipliedBy(3).dividedBy(4);
    private static final int MOST_SHARED = 10_000;

    private record Key(String siteId, String actor) {}

    private final OwnHomes homes;
    private final HomePage page;
    private final HomeEvents events;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Cache<Key, Optional<LiveState>> states = Caffeine.newBuilder()
            .maximumSize(MOST_SHARED)
            .expireAfterWrite(SHARED)
            .build();

    HomeLive(OwnHomes homes, HomePage page, HomeEvents events) {
        this.homes = homes;
        this.page = page;
        this.events = events;
    }

    /** Ends when the home is not the actor's any more. */
    Flux<ServerSentEvent<Object>> follow(String siteId, String actor, @Nullable String lastEventId) {
        return Flux.defer(() -> {
            Flux<ServerSentEvent<Object>> news = open.merge(actor, 1, Integer::sum) > MOST_PAGES
                    ? Flux.error(HomeLive::tooMany)
                    : news(siteId, actor, lastEventId);
            return news.doFinally(_ -> closed(actor));
        });
    }

    private void closed(String actor) {
        open.merge(actor, -1, Integer::sum);
        open.remove(actor, 0);
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-pages",
                "Your home is open on too many pages at once. Close some of them.");
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
                })
                .take(LONGEST)
                .takeUntilOther(stopping.asMono());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the streams, for which the web server would wait otherwise. */
    @Override
    public void stop() {
        running = false;
        stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Optional<LiveState> state(Key key) {
        return states.get(key, _ -> look(key));
    }

    private Optional<LiveState> look(Key key) {
        return homes.find(key.siteId(), key.actor())
                .map(home -> LiveState.of(page.of(home), events.current(key.siteId())));
    }
}
