package energy.flipbridge.gateway.health;

import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.projections.replay.Pause;
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

    /** What is to stand still is named and makes no node unready: it would take all of them out, and the way to resume. */
    Health check() {
        Map<String, Pause> paused = processing.paused();
        Map<String, String> notes = new LinkedHashMap<>();
        paused.forEach((name, pause) -> notes.put(name, word(pause)));
        Map<String, String> troubles = new LinkedHashMap<>();
        processing.processors().forEach((name, processor) -> {
            if (paused.containsKey(name)) {
                return;
            }
            if (!processor.isRunning()) {
                troubles.put(name, "stopped");
            } else if (isFailing(processor)) {
                troubles.put(name, "failing");
            }
        });
        Set<String> idle = processing.idleWorkers();
        idle.stream()
                .filter(view -> !paused.containsKey(view))
                .forEach(view -> troubles.putIfAbsent(view, "its worker has not begun"));
        notes.putAll(troubles);
        return (troubles.isEmpty() ? Health.up() : Health.down())
                .withDetails(notes)
                .build();
    }

    private static String word(Pause pause) {
        return pause.byStaff() == null ? "stands still for a replay" : "paused by staff";
    }

    private static boolean isFailing(StreamingEventProcessor processor) {
        return processor.isError()
                || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
    }
}
