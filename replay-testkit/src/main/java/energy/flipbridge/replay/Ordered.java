package energy.flipbridge.replay;

import org.axonframework.eventhandling.EventMessage;

/**
 * A command that a policy would send.
 *
 * @param policy its name, such as {@code WhenCommandFailedThenWithdrawIt}
 * @param cause the event that the policy was handed
 */
public record Ordered(String policy, Object command, EventMessage<?> cause) {}
