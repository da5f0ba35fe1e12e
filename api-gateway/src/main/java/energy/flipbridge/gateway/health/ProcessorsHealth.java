package energy.flipbridge.gateway.health;

import energy.flipbridge.gateway.processing.Processing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;

/** Whether events reach the views and policies, and the workers act. */
final class ProcessorsHealth {

    private final Processing processing;

    ProcessorsHealth(Processing processing) {
        this.processing = processing;
    }

    Health check() {
        Map<String, String> troubles = new LinkedHashMap<>();
        processing.processors().forEach((name, processor) -> {
            if (!processor.isRunning()) {
                troubles.put(name, "stopped");
            } else if (isFailing(processor)) {
                troubles.put(name, "failing");
            }
        });
        Set<String> idle = processing.idleWorkers();
        idle.forEach(view -> troubles.putIfAbsent(view, "its worker has not begun"));
        return troubles.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(troubles).build();
    }

    private static boolean isFailing(StreamingEventProcessor processor) {
        return processor.isError()
                || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
    }
}
