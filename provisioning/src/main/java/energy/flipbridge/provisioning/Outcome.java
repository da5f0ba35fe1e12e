package energy.flipbridge.provisioning;

/** What became of a request for an identity. */
public sealed interface Outcome {
    String certificateArn();

    /** The folder's certificate is active and attached, and stays; {@code repaired} when a file had to be restored. */
    record Kept(String certificateArn, boolean repaired) implements Outcome {}

    /** A new certificate is in place; {@code continued} when an earlier run had begun it. */
    record Issued(String certificateArn, boolean continued) implements Outcome {}
}
