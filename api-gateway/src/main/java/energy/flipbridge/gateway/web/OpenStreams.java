package energy.flipbridge.gateway.web;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The streams that pages keep open on this node: so many for each person, for some minutes each, after which a browser
 * comes back by itself.
 */
@Component
@OnRole(Role.WEB)
public class OpenStreams implements SmartLifecycle {

    /** that one person may have open on a node; each asks several times a second */
    public static final int MOST = 20;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** @return the stream, which answers 429 when the person has too many open already */
    public <T> Flux<T> bounded(String actor, Flux<T> stream) {
        return Flux.defer(() -> {
            Flux<T> bounded = open.merge(actor, 1, Integer::sum) > MOST
                    ? Flux.error(OpenStreams::tooMany)
                    : stream.take(LONGEST).takeUntilOther(stopping.asMono());
            return bounded.doFinally(_ -> closed(actor));
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
                "You have this open on too many pages at once. Close some of them.");
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
}
