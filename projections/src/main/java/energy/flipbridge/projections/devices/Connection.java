package energy.flipbridge.projections.devices;

/** Whether a battery is connected, by what it showed. */
public enum Connection {
    /** never heard of from itself */
    UNKNOWN,
    /** heard, and not silent for too long since */
    ONLINE,
    /** silent for too long */
    OFFLINE
}
