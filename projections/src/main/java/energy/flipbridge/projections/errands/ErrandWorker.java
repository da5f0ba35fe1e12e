package energy.flipbridge.projections.errands;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.worker.Turns;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Flip for what homes want, one thing at a time for each home, and records each answer. What fails is repeated with a
 * growing interval and holds up no other home.
 */
public final class ErrandWorker implements Worker, ErrandSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandWorker.class);
    private static final int MOST_AT_ONCE = 16;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("errands"));

    private final MongoCollection<Document> view;
    private final Running running;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Turns<Task, ErrandAgenda> turns;

    public ErrandWorker(
            MongoCollection<Document> view, Supplier<FlipHomes> flip, CommandSender sender, InstantSource clock) {
        this.view = view;
        this.running = new Running(flip, clock);
        this.sender = sender;
        this.clock = clock;
        this.turns = new Turns<>(ErrandsView.NAME, MOST_AT_ONCE, LOOK_EVERY, clock, this::run);
    }

    @Override
    public String view() {
        return ErrandsView.NAME;
    }

    @Override
    public void gained(int partition) {
        turns.gained(
                partition,
                () -> view.find(Filters.eq("partition", partition)).forEach(document -> due(Errands.of(document))));
    }

    @Override
    public void lost(int partition) {
        turns.lost(partition);
    }

    @Override
    public boolean isQuiet(int partition) {
        return turns.isQuiet(partition);
    }

    @Override
    public void due(Errands home) {
        turns.change(home.siteId(), known -> {
            if (home.work().isEmpty()) {
                return null;
            }
            return known == null ? new ErrandAgenda(home) : known.updated(home);
        });
    }

    private void run(ErrandAgenda agenda, Task task) {
        try {
            switch (running.run(task)) {
                case Running.Result.Recording(HomeCommand command) -> {
                    sender.send(command, METADATA);
                    agenda.recorded(task.errand(), clock.instant());
                }
                case Running.Result.Later(String cause, Duration retryAfter) -> {
                    LOG.info("{} for {} is tried again: {}", name(task), task.siteId(), cause);
                    agenda.failed(task.errand(), clock.instant(), retryAfter);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("{} for {} failed, trying again", name(task), task.siteId(), e);
            agenda.failed(task.errand(), clock.instant(), Duration.ZERO);
        }
    }

    private static String name(Task task) {
        return task.errand().getClass().getSimpleName();
    }

    @Override
    public void close() {
        turns.close();
    }
}
