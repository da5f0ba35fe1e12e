package energy.flipbridge.projections.worker;

import energy.flipbridge.projections.view.Partitions;
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
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the sites of the partitions that a worker owns their turns: one thing at a time for each site, and for few sites
 * at once. What is to be done is asked for only when its turn has come, so that nothing is done that is not wanted any
 * more.
 *
 * @param <T> a thing to do
 * @param <A> what is to be done for a site
 */
public final class Turns<T, A extends Agenda<T>> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final InstantSource clock;
    private final BiConsumer<A, T> action;
    private final Map<String, A> agendas = new ConcurrentHashMap<>();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    /** sites that have or wait for their turn, also on account of a partition that was lost meanwhile */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private final Semaphore permits;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer;

    /**
     * @param name of the worker, for its thread
     * @param mostAtOnce sites that have their turn
     * @param interval between two looks at what has fallen due by the clock
     * @param action does the thing and tells the agenda what became of it, also when it failed; if it throws instead, it is
     *     repeated at the next look
     */
    public Turns(String name, int mostAtOnce, Duration interval, InstantSource clock, BiConsumer<A, T> action) {
        this.permits = new Semaphore(mostAtOnce, true);
        this.clock = clock;
        this.action = action;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "-timer").daemon().factory());
        repeat(this::tick, interval);
    }

    /** Runs also what else the worker does from time to time; what it throws would end that. */
    public void repeat(Runnable task, Duration interval) {
        timer.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Owns the partition from now on, unless its sites cannot be loaded.
     *
     * @param load tells by {@link #change} what is known of its sites. It holds up other changes: what it reads must not
     *     replace what they say later.
     */
    public synchronized void gained(int partition, Runnable load) {
        owned.add(partition);
        try {
            load.run();
        } catch (RuntimeException e) {
            lost(partition);
            throw e;
        }
    }

    /** Forgets the partition's sites. A turn may end. */
    public synchronized void lost(int partition) {
        owned.remove(partition);
        agendas.keySet().removeIf(site -> Partitions.of(site) == partition);
    }

    /** whether no site of the partition has its turn */
    public boolean isQuiet(int partition) {
        return underWay.stream().noneMatch(site -> Partitions.of(site) == partition);
    }

    public boolean owns(String site) {
        return owned.contains(Partitions.of(site));
    }

    /** whether nothing is due or under way, so that nothing begins before something changes or the time goes on */
    public boolean isIdle() {
        return agendas.values().stream().allMatch(agenda -> agenda.next(clock.instant()) == null) && underWay.isEmpty();
    }

    /** the owned ones with an agenda */
    public Set<String> sites() {
        return Set.copyOf(agendas.keySet());
    }

    /**
     * Something is known of a site. It counts for nothing when the site is not owned.
     *
     * @param change from the site's agenda, {@code null} if it has none, to the one that it has now, {@code null} if
     *     there is nothing to be done any more
     */
    public synchronized void change(String site, UnaryOperator<@Nullable A> change) {
        if (!owns(site)) {
            return;
        }
        A agenda = change.apply(agendas.get(site));
        if (agenda == null) {
            agendas.remove(site);
        } else {
            agendas.put(site, agenda);
            act(site, agenda);
        }
    }

    private void tick() {
        agendas.forEach(this::act);
    }

    private void act(String site, A agenda) {
        if (agenda.next(clock.instant()) != null && underWay.add(site)) {
            threads.execute(() -> takeTurns(site));
        }
    }

    private void takeTurns(String site) {
        try {
            boolean more = true;
            while (more) {
                more = takeTurn(site);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A turn of {} failed, trying again", site, e);
        } finally {
            underWay.remove(site);
        }
    }

    /** @return whether there was something to do */
    private boolean takeTurn(String site) throws InterruptedException {
        permits.acquire();
        try {
            A agenda = agendas.get(site);
            T task = agenda == null ? null : agenda.next(clock.instant());
            if (agenda == null || task == null) {
                return false;
            }
            action.accept(agenda, task);
            return true;
        } finally {
            permits.release();
        }
    }

    /** Interrupts what is under way, and is told of no more changes. */
    @Override
    public synchronized void close() {
        owned.clear();
        agendas.clear();
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
