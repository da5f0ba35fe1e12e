package energy.flipbridge.gateway.processing;

import energy.flipbridge.projections.replay.Pause;
import energy.flipbridge.projections.replay.Standstill;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.worker.Worker;
import energy.flipbridge.projections.worker.Workers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.SmartLifecycle;

/** Starts the processors once the application is ready, and the workers once their views have caught up. */
public final class Processing implements SmartLifecycle {

    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, StreamingEventProcessor> processors = new LinkedHashMap<>();
    private final Workers workers;
    private final TokenStore viewTokens;
    private final Standstill standstill;
    private volatile boolean running;

    Processing(
            List<View> views,
            List<StreamingEventProcessor> all,
            ViewPositions positions,
            List<Worker> workers,
            TokenStore viewTokens,
            Standstill standstill) {
        views.forEach(view -> this.views.put(view.name(), view));
        all.forEach(processor -> processors.put(processor.getName(), processor));
        this.viewTokens = viewTokens;
        this.standstill = standstill;
        this.workers = new Workers(name -> Objects.requireNonNull(processors.get(name)), positions::head, workers);
    }

    /** @return those that this node folds, by name */
    public Map<String, View> views() {
        return Collections.unmodifiableMap(views);
    }

    /** @return by name */
    public Map<String, StreamingEventProcessor> processors() {
        return Collections.unmodifiableMap(processors);
    }

    /** @return those that stand still on this node because they are to, by processor */
    public Map<String, Pause> paused() {
        return standstill.paused();
    }

    /** @return whether the workers of this node act */
    public boolean isActive() {
        return running && workers.isActive();
    }

    /**
     * Asks the database for the claims of other nodes, and so blocks.
     *
     * @return the views whose workers should act on this node and do not; other nodes may own all of a view
     */
    public Set<String> idleWorkers() {
        return workers.idle().stream()
                .filter(view -> !running || !isOwnedElsewhere(view))
                .collect(Collectors.toSet());
    }

    private boolean isOwnedElsewhere(String view) {
        return Objects.requireNonNull(processors.get(view)).processingStatus().isEmpty()
                && viewTokens.fetchSegments(view).length > 0
                && viewTokens.fetchAvailableSegments(view).isEmpty();
    }

    @Override
    public void start() {
        standstill.start(processors.values());
        workers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        workers.close();
        standstill.close();
        processors.values().forEach(StreamingEventProcessor::shutDown);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
