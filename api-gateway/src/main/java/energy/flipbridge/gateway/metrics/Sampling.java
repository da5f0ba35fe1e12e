package energy.flipbridge.gateway.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks up now and then what the gauges show, so that a scrape costs no database anything however many ask. Each sampler
 * goes at its own pace: one that hangs holds up no other.
 */
final class Sampling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);

    private final List<Sampler> samplers;
    private final Duration interval;
    private volatile boolean running;
    private @Nullable ExecutorService threads;

    Sampling(List<Sampler> samplers, Duration interval) {
        this.samplers = List.copyOf(samplers);
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        ExecutorService started = Executors.newVirtualThreadPerTaskExecutor();
        samplers.forEach(sampler -> started.execute(() -> repeat(sampler)));
        threads = started;
    }

    private void repeat(Sampler sampler) {
        try {
            while (running) {
                look(sampler);
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(Sampler sampler) throws InterruptedException {
        try {
            sampler.sample();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("{} cannot look", sampler.getClass().getSimpleName(), e);
            sampler.forget();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
