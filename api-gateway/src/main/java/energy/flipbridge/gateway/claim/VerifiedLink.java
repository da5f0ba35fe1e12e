package energy.flipbridge.gateway.claim;

/**
 * What a registration link proves: that the battery's key signed it lately.
 *
 * @param certificateId of the certificate whose key signed
 * @param nonce is spent when the battery is claimed
 */
public record VerifiedLink(String thing, String certificateId, String nonce) {}
