package energy.flipbridge.projections.worker;

import energy.flipbridge.projections.view.Partitions;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts what a worker has begun, by partition. */
public final class UnderWay {

    private final AtomicIntegerArray counts = new AtomicIntegerArray(Partitions.COUNT);

    /** Runs the task on the executor. */
    public void run(int partition, Executor executor, Runnable task) {
        counts.incrementAndGet(partition);
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    counts.decrementAndGet(partition);
                }
            });
        } catch (RuntimeException e) {
            counts.decrementAndGet(partition);
            throw e;
        }
    }

    public boolean isQuiet(int partition) {
        return counts.get(partition) == 0;
    }
}
