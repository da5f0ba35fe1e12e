package energy.flipbridge.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses: after ten wrong secrets within a minute an address waits until the minute is over. */
@Component
class FailedAttempts {

    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final Cache<String, AtomicInteger> counts;

    @Autowired
    FailedAttempts(InstantSource clock) {
        this(clock, MOST, WINDOW);
    }

    FailedAttempts(InstantSource clock, int most, Duration window) {
        this.most = most;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(window)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    boolean isBlocked(@Nullable InetSocketAddress remote) {
        AtomicInteger count = counts.getIfPresent(RemoteNetwork.of(remote));
        return count != null && count.get() >= most;
    }

    void failed(@Nullable InetSocketAddress remote) {
        counts.get(RemoteNetwork.of(remote), _ -> new AtomicInteger()).incrementAndGet();
    }
}
