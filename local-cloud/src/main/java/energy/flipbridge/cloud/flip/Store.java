package energy.flipbridge.cloud.flip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The durable state: one file, one writer.
 *
 * <p>A change runs on the writer's thread alone and is answered once its commit is in the file; changes that wait
 * together share a commit. A killed process loses nothing answered. A change checks before it writes: one that throws
 * must not have touched a map. The writer is a thread of its own because an interrupt during a file operation would
 * close the file.
 */
final class Store implements AutoCloseable {
    private static final int SHARED = 256;
    private static final int COMMITS_BETWEEN_COMPACTIONS = 500;

    private final MVStore file;
    private final BlockingQueue<Change<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Thread writer;

    /** Ends the reading; throws nothing. */
    interface Snapshot extends AutoCloseable {
        @Override
        void close();
    }

    private record Change<T>(Supplier<T> work, CompletableFuture<T> answer, boolean last) {
        Runnable run() {
            try {
                T result = work.get();
                return () -> answer.complete(result);
            } catch (RuntimeException | Error refused) {
                return () -> answer.completeExceptionally(refused);
            }
        }
    }

    Store(Path folder) {
        try {
            Files.createDirectories(folder);
            file = new MVStore.Builder()
                    .fileName(folder.resolve("flip-sandbox.mv").toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .compress()
                    .cacheSize(32)
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        } catch (MVStoreException e) {
            throw new IllegalStateException(
                    "cannot open the Flip sandbox's state in " + folder
                            + ": stop the other process that uses it, or choose another data folder",
                    e);
        }
        file.setRetentionTime(5_000);
        writer = Thread.ofPlatform().name("flip-sandbox-writer").start(this::writeUntilClosed);
    }

    <K, V> MVMap<K, V> map(String name, MVMap.Builder<K, V> builder) {
        return file.openMap(name, builder);
    }

    /** Runs the change and returns once it is durable; what the change throws is thrown here. */
    <T> T write(Supplier<T> work) {
        if (!writer.isAlive()) {
            throw new IllegalStateException("The Flip sandbox is closed");
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        waiting.add(new Change<>(work, answer, false));
        return await(answer);
    }

    /** For use inside a change: runs on the writer's thread once the change is durable; must be short. */
    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Keeps the pages of the present version readable until the returned handle is closed. */
    Snapshot snapshot() {
        MVStore.TxCounter usage = file.registerVersionUsage();
        return () -> file.deregisterVersionUsage(usage);
    }

    @Override
    public void close() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        waiting.add(new Change<>(() -> true, answer, true));
        await(answer);
        // Without compacting: it happens while running, and on closing H2 2.4.240 fails an assertion of its own at
        // times.
        file.close(0);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private void writeUntilClosed() {
        int commits = 0;
        boolean last = false;
        while (!last) {
            List<Change<?>> together = next();
            List<Runnable> answers = together.stream().map(Change::run).toList();
            last = together.stream().anyMatch(Change::last);
            try {
                file.commit();
                if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0 && file.compact(50, 8 << 20)) {
                    file.commit();
                }
                answers.forEach(Runnable::run);
                afterCommit.forEach(Runnable::run);
            } catch (MVStoreException broken) {
                together.forEach(change -> change.answer().completeExceptionally(broken));
            }
            afterCommit.clear();
        }
        waiting.forEach(change -> change.answer().completeExceptionally(new IllegalStateException("closed")));
    }

    private List<Change<?>> next() {
        List<Change<?>> together = new ArrayList<>();
        while (together.isEmpty()) {
            try {
                together.add(waiting.take());
            } catch (InterruptedException ignoredUntilClosed) {
                continue;
            }
            waiting.drainTo(together, SHARED);
        }
        return together;
    }
}
