package energy.flipbridge.projections.notices;

/**
 * A battery with little to give.
 *
 * @param charge in percent, when it was last known
 * @param reserve in percent, which the event leaves in it
 */
public record LowBattery(String thing, double charge, int reserve) {}
