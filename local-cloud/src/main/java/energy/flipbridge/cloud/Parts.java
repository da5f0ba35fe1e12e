package energy.flipbridge.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts parts at the same time and stops them in the opposite order of their start. */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Consumer<String> onReady;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, CompletableFuture<? extends AutoCloseable> started) {}

    Parts(Consumer<String> onReady) {
        this.onReady = onReady;
    }

    /** Something that is open already and is closed with the parts. */
    <P extends AutoCloseable> P add(String name, P part) {
        parts.push(new Part(name, CompletableFuture.completedFuture(part)));
        return part;
    }

    <P extends AutoCloseable> CompletableFuture<P> start(String name, int port, Callable<P> start) {
        CompletableFuture<P> started = CompletableFuture.supplyAsync(
                () -> {
                    long since = System.nanoTime();
                    P part = call(name, start);
                    Duration taken = Duration.ofNanos(System.nanoTime() - since);
                    onReady.accept(
                            "%-14s localhost:%-6d ready in %.1f s".formatted(name, port, taken.toMillis() / 1000.0));
                    return part;
                },
                threads);
        parts.push(new Part(name, started));
        return started;
    }

    private static <P> P call(String name, Callable<P> start) {
        try {
            return start.call();
        } catch (Exception e) {
            throw new LocalCloudException(name + " did not start: " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null
                ? reason(cause)
                : String.valueOf(failure.getMessage());
    }

    /** Waits for every part, and throws the first failure after all have come to an end. */
    void awaitAll() {
        CompletableFuture<?>[] all = parts.stream().map(Part::started).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
    }

    @Override
    public void close() {
        parts.forEach(Parts::close);
        parts.clear();
        threads.close();
    }

    private static void close(Part part) {
        Optional<? extends AutoCloseable> started =
                part.started.handle((it, failure) -> Optional.ofNullable(it)).join();
        try {
            if (started.isPresent()) {
                started.get().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("{} did not stop in order: {}", part.name, e.getMessage());
        }
    }
}
