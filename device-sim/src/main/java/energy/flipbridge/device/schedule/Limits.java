package energy.flipbridge.device.schedule;

import energy.flipbridge.device.physics.Rating;

/**
 * What no command may exceed.
 *
 * @param reserve percent of the capacity that the homeowner keeps for an outage
 */
public record Limits(Rating rating, double reserve) {

    public Limits {
        if (!(reserve >= 0 && reserve <= 100)) {
            throw new IllegalArgumentException("the reserve must be a percentage from 0 to 100: " + reserve);
        }
    }
}
