package energy.flipbridge.projections.errands;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("errands"));

    private final MongoCollection<Document> view;
    private final Running running;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Map<String, Agenda> agendas = new ConcurrentHashMap<>();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    /** sites for which Flip is being asked, also on account of a partition that was lost meanwhile */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("errand-timer").daemon().factory());

    public ErrandWorker(
            MongoCollection<Document> view, Supplier<FlipHomes> flip, CommandSender sender, InstantSource clock) {
        this.view = view;
        this.running = new Running(flip, clock);
        this.sender = sender;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public String view() {
        return ErrandsView.NAME;
    }

    /** Holds up the view's signals meanwhile: what is read here must not replace what they say later. */
    @Override
    public synchronized void gained(int partition) {
        owned.add(partition);
        for (Document document : view.find(Filters.eq("partition", partition))) {
            due(Errands.of(document));
        }
    }

    @Override
    public synchronized void lost(int partition) {
        owned.remove(partition);
        agendas.keySet().removeIf(siteId -> Partitions.of(siteId) == partition);
    }

    @Override
    public synchronized void due(Errands home) {
        if (!owned.contains(Partitions.of(home.siteId()))) {
            return;
        }
        if (home.work().isEmpty()) {
            agendas.remove(home.siteId());
        } else {
            Agenda agenda = agendas.computeIfAbsent(home.siteId(), _ -> new Agenda(home));
            agenda.update(home);
            act(agenda);
        }
    }

    private void tick() {
        agendas.values().forEach(this::act);
    }

    private void act(Agenda agenda) {
        if (agenda.next(clock.instant()) != null && underWay.add(agenda.siteId())) {
            threads.execute(() -> run(agenda));
        }
    }

    private void run(Agenda agenda) {
        try {
            permits.acquire();
            try {
                Task task = agenda.next(clock.instant());
                if (task != null && owned.contains(Partitions.of(task.siteId()))) {
                    run(agenda, task);
                }
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(agenda.siteId());
        }
    }

    private void run(Agenda agenda, Task task) {
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
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
