package energy.flipbridge.projections.worker;

import energy.flipbridge.projections.view.Partitions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each worker the partitions whose segment this node has claimed and brought up to date. */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Function<String, StreamingEventProcessor> processors;
    private final LongSupplier head;
    private final List<Worker> workers;
    private final Map<Worker, Ownership> owned = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("workers").daemon().factory());

    /**
     * @param processors by the name of the view
     * @param head the position of the newest event in the store
     */
    public Workers(Function<String, StreamingEventProcessor> processors, LongSupplier head, List<Worker> workers) {
        this.processors = processors;
        this.head = head;
        this.workers = List.copyOf(workers);
        this.workers.forEach(worker -> owned.put(worker, new Ownership()));
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::check, 0, 200, TimeUnit.MILLISECONDS);
    }

    /** @return whether every worker has all the partitions that this node has claimed */
    public boolean isActive() {
        return idle().isEmpty();
    }

    /** @return the views of the workers that own nothing, or wait for something that this node has claimed */
    public synchronized Set<String> idle() {
        return owned.entrySet().stream()
                .filter(entry -> entry.getValue().active.isEmpty()
                        || !entry.getValue().waitingFor.isEmpty())
                .map(entry -> entry.getKey().view())
                .collect(Collectors.toSet());
    }

    private synchronized void check() {
        for (Worker worker : workers) {
            try {
                owned.computeIfAbsent(worker, _ -> new Ownership())
                        .update(worker, processors.apply(worker.view()), head);
            } catch (RuntimeException e) {
                LOG.warn("Cannot tell yet what the {} worker owns; trying again", worker.view(), e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static final class Ownership {

        private static final long UNKNOWN = Long.MAX_VALUE;

        /** segments claimed but not yet caught up, with the head that they must reach */
        private final Map<Integer, Long> waitingFor = new HashMap<>();

        /** those whose worker had to end something first, so that having caught up before counts for nothing */
        private final Set<Integer> quietened = new HashSet<>();

        private final Set<Integer> active = new HashSet<>();

        void update(Worker worker, StreamingEventProcessor processor, LongSupplier head) {
            Map<Integer, EventTrackerStatus> claimed = processor.processingStatus();
            waitingFor.keySet().retainAll(claimed.keySet());
            quietened.retainAll(claimed.keySet());
            Set<Integer> ready = new HashSet<>();
            claimed.forEach((id, status) -> {
                Set<Integer> partitions = partitions(status);
                if (active.containsAll(partitions)) {
                    ready.addAll(partitions);
                } else if (!isQuiet(worker, partitions)) {
                    waitingFor.put(id, UNKNOWN);
                    quietened.add(id);
                } else {
                    long target = waitingFor.compute(
                            id,
                            (_, known) -> known == null || known == UNKNOWN ? Long.valueOf(head.getAsLong()) : known);
                    boolean isCaughtUp = status.isCaughtUp() && !quietened.contains(id);
                    if (isCaughtUp || status.getCurrentPosition().orElse(-1) >= target) {
                        waitingFor.remove(id);
                        quietened.remove(id);
                        ready.addAll(partitions);
                    }
                }
            });
            Set<Integer> lost = new HashSet<>(active);
            lost.removeAll(ready);
            lost.forEach(partition -> {
                active.remove(partition);
                worker.lost(partition);
            });
            for (int partition : ready) {
                if (!active.contains(partition)) {
                    worker.gained(partition);
                    active.add(partition);
                }
            }
        }

        private boolean isQuiet(Worker worker, Set<Integer> partitions) {
            return partitions.stream()
                    .filter(partition -> !active.contains(partition))
                    .allMatch(worker::isQuiet);
        }

        private static Set<Integer> partitions(EventTrackerStatus status) {
            return IntStream.range(0, Partitions.COUNT)
                    .filter(status.getSegment()::matches)
                    .boxed()
                    .collect(Collectors.toSet());
        }
    }
}
