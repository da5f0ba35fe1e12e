package energy.flipbridge.domain.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Hands a command's requests to its pure rules. The stream's id is Flip's command id. What policies and workers ask of a
 * command that the store does not know (any more) comes to nothing; it must not fail for ever.
 */
@AggregateRoot(type = "Command")
public class CommandAggregate {

    @AggregateIdentifier
    private @Nullable String commandId;

    private @Nullable FlipCommand command;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReceiveCommand request) {
        decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SupersedeCommand request) {
        decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(WithdrawCommand request) {
        return decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcknowledgeCommand request) {
        decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CheckDeadline request) {
        decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordOutcome request) {
        decide(request);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordOutcomeAttempt request) {
        decide(request);
    }

    @EventSourcingHandler
    void on(CommandEvent event) {
        commandId = event.commandId();
        command = FlipCommand.evolve(command, event);
    }

    /** @return whether anything happened */
    private boolean decide(CommandCommand request) {
        // Set even when no event follows: a caching repository needs the id of every aggregate that it has seen.
        commandId = request.commandId();
        List<CommandEvent> events = CommandDecisions.decide(command, request);
        events.forEach(event -> apply(event));
        return !events.isEmpty();
    }
}
