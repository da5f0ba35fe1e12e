package energy.flipbridge.projections.policy;

import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/** Runs the policies over a segment's events and sends what they ask for, one command after the other. */
public final class PolicyInvoker implements EventHandlerInvoker {

    public static final String NAME = "policies";

    private final List<Policy> policies;
    private final CommandSender sender;
    private final ParkedEvents parked;

    public PolicyInvoker(List<Policy> policies, CommandSender sender, ParkedEvents parked) {
        this.policies = List.copyOf(policies);
        this.sender = sender;
        this.parked = parked;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return policies.stream()
                .flatMap(policy -> policy.events().stream())
                .anyMatch(type -> type.isAssignableFrom(payloadType));
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return canHandleType(message.getPayloadType()) && Partitions.matches(segment, message.getPayload());
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        policies.forEach(Policy::forget);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        ViewEvent event = ViewEvent.of(message);
        for (Policy policy : policies) {
            if (policy.events().stream().anyMatch(type -> type.isInstance(event.payload()))) {
                run(policy, event);
            }
        }
    }

    private void run(Policy policy, ViewEvent event) {
        PolicyRun run = new PolicyRun(policy, sender);
        try {
            run.over(event).ifPresent(cause -> parked.park(run.name(), event, cause));
        } catch (RuntimeException e) {
            policies.forEach(Policy::forget);
            throw e;
        }
    }
}
