package energy.flipbridge.device.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a command running until the process is told to stop (Ctrl-C, SIGTERM), which it then does orderly. */
final class Running {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");

    Running() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        stopping.countDown();
        try {
            stopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false once the process is to stop */
    boolean pause(long millis) {
        try {
            return !stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** all is done; the process may end */
    void done() {
        stopped.countDown();
    }
}
