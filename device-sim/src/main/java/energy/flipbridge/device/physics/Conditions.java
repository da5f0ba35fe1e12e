package energy.flipbridge.device.physics;

/**
 * What surrounds a battery at a moment.
 *
 * @param solarPower W that the panels give
 * @param homePower W that the home takes
 * @param gridOnline whether the grid has voltage
 * @param expensive whether energy from the grid is at its peak price
 */
public record Conditions(double solarPower, double homePower, boolean gridOnline, boolean expensive) {

    double surplus() {
        return solarPower - homePower;
    }
}
