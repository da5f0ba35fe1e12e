package energy.flipbridge.device.physics;

/** What a battery does; the modes of Flip's {@code battery_commands.mode} (docs.flip.energy/battery-modes). */
public enum BatteryMode {
    /** charges, from the grid too where that is allowed */
    CHARGE,
    /** discharges into the home and, with a setpoint, into the grid, down to the reserve */
    DISCHARGE,
    /** neither charges nor discharges */
    STANDBY,
    /** fills up and keeps the energy for an outage */
    BACKUP,
    /** stores surplus solar energy and covers the home with it, down to the reserve */
    SELF_CONSUMPTION,
    /** stores surplus solar energy and covers the home with it while energy is expensive */
    SAVINGS
}
