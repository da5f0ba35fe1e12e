package energy.flipbridge.cloud.flip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the clock act: deadlines pass, windows open and close. */
final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final long TICK_MS = 100;

    private final State state;
    private final Commands commands;
    private final Events events;
    private final Duration confirmWithin;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("flip-sandbox-clock").factory());

    Lifecycle(State state, Commands commands, Events events, Duration confirmWithin) {
        this.state = state;
        this.commands = commands;
        this.events = events;
        this.confirmWithin = confirmWithin;
    }

    void start() {
        ticker.scheduleWithFixedDelay(this::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticker.shutdown();
        try {
            ticker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            Instant now = state.now();
            dueEvents(now).forEach(events::advance);
            dueCommands(now).forEach(commands::advance);
        } catch (RuntimeException e) {
            LOG.error("The Flip sandbox's clock could not act; it tries again", e);
        }
    }

    private List<String> dueEvents(Instant now) {
        return state.events
                .all()
                .filter(event -> !event.over())
                .filter(event ->
                        !now.isBefore(event.status() == Event.Status.UPCOMING ? event.startsAt() : event.endsAt()))
                .map(Event::id)
                .toList();
    }

    private List<String> dueCommands(Instant now) {
        return state.commands
                .all()
                .filter(tracked -> tracked.due(now, confirmWithin).isPresent())
                .map(tracked -> tracked.command().id())
                .toList();
    }
}
