package energy.flipbridge.device.physics;

/** How strongly a battery charges or discharges: Flip's {@code battery_commands.power_mode}. */
public enum PowerMode {
    /** with the power of the setpoint */
    SETPOINT,
    /** only as the home needs it (discharging) or as solar leaves over (charging) */
    FOLLOW_LOAD
}
