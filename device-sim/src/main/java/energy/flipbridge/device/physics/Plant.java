package energy.flipbridge.device.physics;

import energy.flipbridge.domain.protocol.BatteryReading;
import java.time.Duration;
import java.time.Instant;

/**
 * A battery in its home over time: integrates the physics in short steps and sums up what the telemetry reports. Not
 * thread-safe.
 */
public final class Plant {

    private static final Duration STEP = Duration.ofSeconds(1);
    /** a pause (a suspended machine) is integrated coarsely, not forever */
    private static final int MOST_STEPS = 2_000;

    private final Rating rating;
    private final Site site;
    private final double speed;
    private final Instant origin;
    private final Meter charged = new Meter();
    private final Meter discharged = new Meter();
    private final Meter home = new Meter();
    private final Meter solar = new Meter();
    private Step last;
    private Conditions conditions;

    /**
     * @param stored Wh at the start
     * @param origin from here on the day and the battery run at the given speed
     * @param speed 1, or more for a time-lapse: stored energy and daylight move faster, reported times, powers and
     *     interval energies stay those of real time
     */
    public Plant(Rating rating, Site site, double stored, Instant origin, double speed) {
        this.rating = rating;
        this.site = site;
        this.speed = speed;
        this.origin = origin;
        this.last = new Step(Math.clamp(stored, 0, rating.capacity()), 0, 0, 0);
        this.conditions = site.at(origin);
    }

    public double stored() {
        return last.stored();
    }

    public Step last() {
        return last;
    }

    public Conditions conditions() {
        return conditions;
    }

    /** the setting holds from one moment to the other */
    public void advance(Instant from, Instant to, Setting setting) {
        long millis = Duration.between(from, to).toMillis();
        if (millis <= 0) {
            return;
        }
        long stepMillis = Math.max(STEP.toMillis(), millis / MOST_STEPS);
        for (long at = 0; at < millis; at += stepMillis) {
            step(from.plusMillis(at), Math.min(stepMillis, millis - at) / 3_600_000.0, setting);
        }
    }

    private void step(Instant time, double hours, Setting setting) {
        conditions = site.at(lapsed(time));
        last = BatteryPhysics.step(last.stored(), rating, setting, conditions, hours * speed);
        charged.add(last.chargePower() * hours);
        discharged.add(last.dischargePower() * hours);
        home.add(conditions.homePower() * hours);
        solar.add(conditions.solarPower() * hours);
    }

    private Instant lapsed(Instant time) {
        return origin.plusMillis((long) (Duration.between(origin, time).toMillis() * speed));
    }

    /** the reading of the interval that ends now; the next one starts */
    public BatteryReading read(Setting setting) {
        return new BatteryReading(
                setting.mode().name(),
                rounded(last.chargePower()),
                rounded(last.dischargePower()),
                charged.take(),
                discharged.take(),
                Math.floor(last.stored() * 1_000) / 1_000,
                rating.capacity(),
                setting.reserve(),
                conditions.gridOnline(),
                home.take(),
                rounded(conditions.homePower()),
                solar.take(),
                rounded(conditions.solarPower()));
    }

    private static double rounded(double watts) {
        return Math.round(watts * 10) / 10.0;
    }
}
