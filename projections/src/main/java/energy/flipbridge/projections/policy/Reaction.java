package energy.flipbridge.projections.policy;

/**
 * A command that follows from an event.
 *
 * @param policy the sentence that names the rule, for the audit
 */
public record Reaction(String policy, Object command) {}
