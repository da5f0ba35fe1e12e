package energy.flipbridge.device.physics;

/**
 * What a step of the physics gave.
 *
 * @param stored Wh in the battery at its end
 * @param chargePower W at the terminals, averaged over the step
 * @param dischargePower W at the terminals, averaged over the step
 * @param hours the length of the step
 */
public record Step(double stored, double chargePower, double dischargePower, double hours) {

    /** Wh that went in at the terminals */
    public double chargeEnergy() {
        return chargePower * hours;
    }

    /** Wh that came out at the terminals */
    public double dischargeEnergy() {
        return dischargePower * hours;
    }
}
