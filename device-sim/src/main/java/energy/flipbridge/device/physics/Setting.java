package energy.flipbridge.device.physics;

/**
 * How a battery is to behave for a while.
 *
 * @param setpoint W, never negative; the mode gives the direction
 * @param reserve percent of the capacity that is kept for an outage
 * @param gridImport whether the battery may be charged from the grid
 */
public record Setting(BatteryMode mode, PowerMode powerMode, double setpoint, double reserve, boolean gridImport) {

    /** what a battery does unless it is told otherwise */
    public static Setting selfConsumption(double reserve) {
        return new Setting(BatteryMode.SELF_CONSUMPTION, PowerMode.FOLLOW_LOAD, 0, reserve, false);
    }
}
