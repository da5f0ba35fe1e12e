package energy.flipbridge.device.physics;

/**
 * What a battery is built for.
 *
 * @param capacity usable energy in Wh
 * @param chargePower the most it takes, in W at its terminals
 * @param dischargePower the most it gives, in W at its terminals
 * @param roundTripEfficiency the part of the energy taken that is given back, above 0 up to 1
 */
public record Rating(double capacity, double chargePower, double dischargePower, double roundTripEfficiency) {

    public Rating {
        requirePositive(capacity, "capacity");
        requirePositive(chargePower, "charge power");
        requirePositive(dischargePower, "discharge power");
        if (!(roundTripEfficiency > 0 && roundTripEfficiency <= 1)) {
            throw new IllegalArgumentException("the efficiency must be above 0 and at most 1: " + roundTripEfficiency);
        }
    }

    /** the loss is shared evenly by the two directions */
    double oneWayEfficiency() {
        return Math.sqrt(roundTripEfficiency);
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0 && value <= 10_000_000)) {
            throw new IllegalArgumentException("the " + name + " must be above 0 and at most 10,000,000: " + value);
        }
    }
}
