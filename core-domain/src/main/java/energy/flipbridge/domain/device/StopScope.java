package energy.flipbridge.domain.device;

/** What support stopped. A device takes no order while it is under any stop. */
public enum StopScope {
    /** the device itself, whoever has it */
    DEVICE,
    /** every battery of the home that the device is in */
    HOME,
    /** every device */
    FLEET
}
