package energy.flipbridge.domain.safety;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What support asks of many batteries at once; asking twice changes nothing. */
public sealed interface SafetyCommand {

    SafetyScope scope();

    Instant at();

    @TargetAggregateIdentifier
    default String id() {
        return scope().id();
    }

    /** @param reason in support's words; Flip is told it with each command that ends by the stop */
    record StopAll(SafetyScope scope, String reason, Instant at) implements SafetyCommand {}

    record ResumeAll(SafetyScope scope, String reason, Instant at) implements SafetyCommand {}
}
