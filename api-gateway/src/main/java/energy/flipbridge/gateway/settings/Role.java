package energy.flipbridge.gateway.settings;

/** A part of the work that a node may take; {@code flipbridge.roles} lists those of this node. */
public enum Role {
    /** API and pages */
    WEB,
    /** Flip's webhooks */
    WEBHOOK,
    /** telemetry from SQS and over HTTP */
    INGEST,
    /** commands to devices */
    DELIVERY,
    /** telemetry and outcomes to Flip */
    FORWARDING,
    /** folding events into documents */
    VIEWS
}
