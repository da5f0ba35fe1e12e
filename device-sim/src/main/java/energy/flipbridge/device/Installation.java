package energy.flipbridge.device;

import energy.flipbridge.device.physics.Rating;
import energy.flipbridge.device.physics.Site;
import java.time.ZoneId;

/**
 * A battery as it hangs on the wall.
 *
 * @param reserve percent kept for an outage
 * @param charge percent when it starts for the first time
 */
public record Installation(Rating rating, double reserve, double charge, Site site) {

    private static final double USUAL_EFFICIENCY = 0.9;
    private static final double OAKLAND = 37.8;

    public Installation {
        if (!(reserve >= 0 && reserve <= 100 && charge >= 0 && charge <= 100)) {
            throw new IllegalArgumentException("the reserve and the state of charge must be percentages from 0 to 100");
        }
    }

    /** the prototype's battery: 13.5 kWh, 5 kW, 20 % reserve; the seed gives every home its own habits */
    public static Installation usual(long seed) {
        return of(13_500, 5_000, 20, 60, seed);
    }

    public static Installation of(double capacity, double power, double reserve, double charge, long seed) {
        return new Installation(
                new Rating(capacity, power, power, USUAL_EFFICIENCY),
                reserve,
                charge,
                new Site(6_000, OAKLAND, ZoneId.systemDefault(), seed));
    }

    Installation withSeed(long seed) {
        return new Installation(
                rating, reserve, charge, new Site(site.solarPeak(), site.latitude(), site.zone(), seed));
    }

    double firstStored() {
        return rating.capacity() * charge / 100;
    }
}
