package energy.flipbridge.projections.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops this node's processors that are to stand still on all nodes, and starts them again. It starts none that something
 * else has stopped.
 */
public final class Standstill implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    private final Pauses pauses;
    private final Duration interval;
    private final Map<String, Pause> paused = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pauses").daemon().factory());

    /** @param interval between two looks */
    public Standstill(Pauses pauses, Duration interval) {
        this.pauses = pauses;
        this.interval = interval;
    }

    /** @return by processor */
    public Map<String, Pause> paused() {
        return Map.copyOf(paused);
    }

    public void start(Collection<StreamingEventProcessor> processors) {
        List<StreamingEventProcessor> all = List.copyOf(processors);
        try {
            paused.putAll(pauses.current());
        } catch (RuntimeException e) {
            LOG.warn("It cannot be told which processors are to stand still; all start: {}", e.toString());
        }
        all.stream()
                .filter(processor -> !paused.containsKey(processor.getName()))
                .forEach(StreamingEventProcessor::start);
        timer.scheduleWithFixedDelay(() -> look(all), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(List<StreamingEventProcessor> all) {
        try {
            Map<String, Pause> now = pauses.current();
            all.forEach(processor -> follow(processor, now));
        } catch (RuntimeException e) {
            LOG.warn("It cannot be told which processors are to stand still; they go on as they are: {}", e.toString());
        }
    }

    private void follow(StreamingEventProcessor processor, Map<String, Pause> now) {
        String name = processor.getName();
        Pause pause = now.get(name);
        boolean stoodStill = paused.containsKey(name);
        if (pause != null) {
            paused.put(name, pause);
            if (!stoodStill) {
                LOG.info("{} stands still", name);
                processor.shutDown();
            }
        } else if (stoodStill) {
            LOG.info("{} goes on", name);
            processor.start();
            paused.remove(name);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
