package energy.flipbridge.replay;

import energy.flipbridge.projections.policy.Policy;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Hands the events to the policies in order, and keeps what they ask for instead of carrying it out. */
final class ReplayedPolicies {

    private ReplayedPolicies() {}

    static List<Ordered> run(List<Policy> policies, List<TrackedEventMessage<?>> events) {
        List<Ordered> ordered = new ArrayList<>();
        for (TrackedEventMessage<?> event : events) {
            for (Policy policy : policies) {
                if (policy.events().stream().anyMatch(type -> type.isInstance(event.getPayload()))) {
                    policy.react(ViewEvent.of(event))
                            .forEach(command ->
                                    ordered.add(new Ordered(policy.getClass().getSimpleName(), command, event)));
                }
            }
        }
        return ordered;
    }
}
