package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to a command, from Flip's webhook to Flip's answer, and whose turn it is.
 *
 * @param deadline when Flip must have been told the outcome of the newest version, less a margin
 * @param stepsLeftOut how many of the steps in the middle are not in the list, which is bounded
 */
public record Timeline(
        String commandId, @Nullable Instant deadline, List<TimelineStep> steps, int stepsLeftOut, Turn turn) {

    private static final int MOST_STEPS = 500;
    private static final int KEPT_FIRST = 50;

    public Timeline {
        steps = List.copyOf(steps);
    }

    /**
     * A pure function of what happened.
     *
     * @param events of the command, of its webhooks, and of the battery since the command came, in any order
     */
    public static Timeline of(String commandId, List<ViewEvent> events, Instant now) {
        Standing standing = new Standing(commandId);
        List<TimelineStep> steps = new ArrayList<>();
        @Nullable Instant deadline = null;
        for (ViewEvent event : events.stream()
                .sorted(Comparator.comparingLong(ViewEvent::position))
                .toList()) {
            standing.take(event);
            if (event.payload() instanceof WebhookReceived webhook) {
                steps.add(TimelineStep.of(event));
                steps.add(TimelineStep.verified(event, webhook));
            } else if (CommandsView.subjects(event.payload()).contains(commandId)) {
                steps.add(TimelineStep.of(event));
            }
            deadline = event.payload() instanceof Ordered ordered ? ordered.deadline() : deadline;
        }
        if (deadline != null) {
            insert(steps, TimelineStep.deadline(deadline));
        }
        int leftOut = Math.max(0, steps.size() - MOST_STEPS);
        if (leftOut > 0) {
            steps.subList(KEPT_FIRST, KEPT_FIRST + leftOut).clear();
        }
        return new Timeline(commandId, deadline, timed(steps), leftOut, standing.turn(now));
    }

    private static void insert(List<TimelineStep> steps, TimelineStep deadline) {
        int place = steps.size();
        while (place > 0 && steps.get(place - 1).storedAt().isAfter(deadline.at())) {
            place--;
        }
        steps.add(place, deadline);
    }

    private static List<TimelineStep> timed(List<TimelineStep> steps) {
        List<TimelineStep> timed = new ArrayList<>();
        for (TimelineStep step : steps) {
            timed.add(timed.isEmpty() ? step : step.after(timed.getLast().storedAt()));
        }
        return timed;
    }
}
