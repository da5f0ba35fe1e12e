package energy.flipbridge.device.physics;

/**
 * The battery as a pure step function. Power is positive while charging. Losses are taken on the way in and on the way
 * out, so that {@code stored' = stored + in * e - out / e}, with {@code e * e} the round-trip efficiency.
 */
public final class BatteryPhysics {

    private BatteryPhysics() {}

    /**
     * Moves the battery forward with conditions that hold for the whole step.
     *
     * @param stored Wh at the start, from 0 to the capacity
     * @param hours the length of the step, not negative
     */
    public static Step step(double stored, Rating rating, Setting setting, Conditions conditions, double hours) {
        double wanted = wanted(rating, setting, conditions);
        if (hours <= 0 || wanted == 0) {
            return new Step(stored, 0, 0, Math.max(0, hours));
        }
        return wanted > 0
                ? charge(stored, rating, wanted, hours)
                : discharge(stored, rating, -wanted, floor(rating, setting, conditions), hours);
    }

    private static Step charge(double stored, Rating rating, double wanted, double hours) {
        double efficiency = rating.oneWayEfficiency();
        double room = Math.max(0, rating.capacity() - stored) / efficiency / hours;
        double power = Math.min(Math.min(wanted, rating.chargePower()), room);
        return new Step(Math.min(rating.capacity(), stored + power * hours * efficiency), power, 0, hours);
    }

    private static Step discharge(double stored, Rating rating, double wanted, double floor, double hours) {
        double efficiency = rating.oneWayEfficiency();
        double available = Math.max(0, stored - floor) * efficiency / hours;
        double power = Math.min(Math.min(wanted, rating.dischargePower()), available);
        double left = stored - power * hours / efficiency;
        return new Step(power > 0 ? Math.max(floor, left) : stored, 0, power, hours);
    }

    private static double floor(Rating rating, Setting setting, Conditions conditions) {
        return conditions.gridOnline() ? rating.capacity() * setting.reserve() / 100 : 0;
    }

    private static double wanted(Rating rating, Setting setting, Conditions conditions) {
        double surplus = conditions.surplus();
        if (!conditions.gridOnline()) {
            return surplus;
        }
        return switch (setting.mode()) {
            case STANDBY -> 0;
            case CHARGE -> charging(setting, surplus);
            case DISCHARGE -> -discharging(setting, surplus);
            case BACKUP -> setting.gridImport() ? rating.chargePower() : Math.max(0, surplus);
            case SELF_CONSUMPTION -> surplus;
            case SAVINGS -> conditions.expensive() ? surplus : Math.max(0, surplus);
        };
    }

    private static double charging(Setting setting, double surplus) {
        boolean solarOnly = setting.powerMode() == PowerMode.FOLLOW_LOAD || !setting.gridImport();
        return solarOnly ? Math.min(setting.setpoint(), Math.max(0, surplus)) : setting.setpoint();
    }

    private static double discharging(Setting setting, double surplus) {
        return switch (setting.powerMode()) {
            case SETPOINT -> setting.setpoint();
            case FOLLOW_LOAD -> Math.min(setting.setpoint(), Math.max(0, -surplus));
        };
    }
}
