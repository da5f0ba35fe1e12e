package energy.flipbridge.gateway.claim;

/**
 * Who shows a registration link.
 *
 * @param actor as the audit names this person, and as the owner of the battery
 * @param network from which the request comes
 */
public record Claimant(String actor, String network, String requestId) {}
