package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.EventTypes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Reads events in their order, once for all views that are to have some of them. */
public record EventReading(EventSource events, int batchSize) {

    private static final int SECONDS_TO_WAIT = 30;
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("replay-", 0).daemon().factory();

    /** Gives each its share; what fails of one is kept in it, and the others go on. */
    public void fold(List<Share> shares) {
        List<Share> all =
                shares.stream().filter(share -> share.begin() < share.end()).toList();
        if (all.isEmpty()) {
            return;
        }
        long position = all.stream().mapToLong(Share::begin).min().orElseThrow();
        long end = all.stream().mapToLong(Share::end).max().orElseThrow();
        EventTypes types = EventTypes.ofAll(all.stream().map(Share::view).toList());
        int threads = Math.min(all.size(), Runtime.getRuntime().availableProcessors());
        try (ReadAhead ahead = new ReadAhead(events, types, position, end, batchSize);
                ExecutorService folding = Executors.newFixedThreadPool(threads, THREADS)) {
            int waited = 0;
            while (position < end && all.stream().anyMatch(Share::isGoingOn)) {
                Optional<ReadAhead.Batch> next = ahead.next();
                if (next.isPresent()) {
                    fold(all, next.get(), position, folding);
                    position = next.get().position();
                    waited = 0;
                } else {
                    wait(all, ++waited);
                }
            }
        }
    }

    /** Views know nothing of each other. */
    private static void fold(List<Share> shares, ReadAhead.Batch batch, long before, Executor folding) {
        CompletableFuture<?>[] folds = shares.stream()
                .filter(share -> share.isGoingOn() && before < share.end())
                .map(share -> CompletableFuture.runAsync(() -> share.fold(batch, before), folding))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(folds).join();
    }

    private static void wait(List<Share> shares, int seconds) {
        if (seconds == SECONDS_TO_WAIT) {
            throw new ReplayFailure("The event store has no more events, though the view holds later ones. It was "
                    + "restored from an older copy: restore the views from before that as well.");
        }
        shares.stream().filter(Share::isGoingOn).forEach(Share::goOn);
    }
}
