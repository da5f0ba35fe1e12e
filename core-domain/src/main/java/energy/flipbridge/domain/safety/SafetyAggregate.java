package energy.flipbridge.domain.safety;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import energy.flipbridge.domain.safety.SafetyCommand.ResumeAll;
import energy.flipbridge.domain.safety.SafetyCommand.StopAll;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Whether the batteries of one scope are stopped. The stream's id is {@link SafetyScope#id()}. Each request is answered
 * with whether it changed that.
 */
@AggregateRoot(type = "Safety")
public class SafetyAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    /** of the stop that stands; {@code null} while none does */
    private @Nullable String reason;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(StopAll command) {
        id = command.id();
        boolean isNew = !command.reason().equals(reason);
        if (isNew) {
            apply(new AllStopped(command.scope(), command.reason(), command.at()));
        }
        return isNew;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(ResumeAll command) {
        id = command.id();
        boolean isStopped = reason != null;
        if (isStopped) {
            apply(new AllResumed(command.scope(), command.reason(), command.at()));
        }
        return isStopped;
    }

    @EventSourcingHandler
    void on(SafetyEvent event) {
        id = event.scope().id();
        reason = switch (event) {
            case AllStopped stopped -> stopped.reason();
            case AllResumed _ -> null;
        };
    }
}
