package energy.flipbridge.domain.device;

/** How far a stop goes. Readings are forwarded in both. */
public enum StopMode {
    /** what the device has is taken back, and nothing new is taken for it */
    STOP,
    /** what the device has confirmed runs to its end; nothing else is taken for it */
    MONITOR_ONLY
}
