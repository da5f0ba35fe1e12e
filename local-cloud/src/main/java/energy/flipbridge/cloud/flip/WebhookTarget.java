package energy.flipbridge.cloud.flip;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where webhooks go; deliveries wait while nothing is set. */
final class WebhookTarget {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<URI> url;

    WebhookTarget(Optional<URI> url) {
        this.url = url;
    }

    static URI checked(URI url) {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "The webhook address must be absolute, such as http://localhost:8080/api/flip-webhook");
        }
        return url;
    }

    void set(URI next) {
        lock.lock();
        try {
            url = Optional.of(checked(next));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<URI> get() {
        lock.lock();
        try {
            return url;
        } finally {
            lock.unlock();
        }
    }

    URI await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (url.isEmpty()) {
                changed.await();
            }
            return url.orElseThrow();
        } finally {
            lock.unlock();
        }
    }
}
