package energy.flipbridge.gateway.processing;

import energy.flipbridge.projections.worker.Worker;
import energy.flipbridge.projections.worker.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.SmartLifecycle;

/** Starts the processors once the application is ready, and the workers once their views have caught up. */
public final class Processing implements SmartLifecycle {

    private final Map<String, StreamingEventProcessor> processors = new LinkedHashMap<>();
    private final Workers workers;
    private volatile boolean running;

    Processing(List<StreamingEventProcessor> all, EventStore events, List<Worker> workers) {
        all.forEach(processor -> processors.put(processor.getName(), processor));
        this.workers = new Workers(name -> Objects.requireNonNull(processors.get(name)), () -> head(events), workers);
    }

    private static long head(EventStore events) {
        TrackingToken head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    /** @return by name */
    public Map<String, StreamingEventProcessor> processors() {
        return Map.copyOf(processors);
    }

    /** @return whether the workers of this node act */
    public boolean isActive() {
        return running && workers.isActive();
    }

    @Override
    public void start() {
        processors.values().forEach(StreamingEventProcessor::start);
        workers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        workers.close();
        processors.values().forEach(StreamingEventProcessor::shutDown);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
