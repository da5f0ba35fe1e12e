package energy.flipbridge.domain.access;

/** What is kept of a device, by how it is shown. */
public enum Records {
    /** how the device is, and whatever has no name of its own here */
    STATE,
    HISTORY,
    HISTORY_EXPORT,
    /** the device's commands */
    COMMANDS,
    /** one command */
    COMMAND,
    TELEMETRY
}
