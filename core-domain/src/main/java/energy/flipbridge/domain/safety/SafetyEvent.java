package energy.flipbridge.domain.safety;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** That many batteries are to stop, or no longer; each of them tells by events of its own when it did. */
public sealed interface SafetyEvent {

    SafetyScope scope();

    /** The batteries of the scope are to take no orders until {@link AllResumed}; a later stop brings a new reason. */
    @Revision("1")
    record AllStopped(SafetyScope scope, String reason, Instant at) implements SafetyEvent {}

    @Revision("1")
    record AllResumed(SafetyScope scope, String reason, Instant at) implements SafetyEvent {}
}
