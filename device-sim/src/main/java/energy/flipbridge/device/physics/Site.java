package energy.flipbridge.device.physics;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The home around a battery: sun, clouds, load and price by local time. Pure and repeatable.
 *
 * @param solarPeak W of the panels under a vertical sun; 0 for a home without panels
 * @param latitude degrees, north positive
 * @param seed gives every home its own clouds and habits
 */
public record Site(double solarPeak, double latitude, ZoneId zone, long seed) {

    private static final LocalTime PEAK_PRICE_FROM = LocalTime.of(16, 0);
    private static final LocalTime PEAK_PRICE_TO = LocalTime.of(21, 0);

    public Conditions at(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalTime clock = local.toLocalTime();
        boolean expensive = !clock.isBefore(PEAK_PRICE_FROM) && clock.isBefore(PEAK_PRICE_TO);
        return new Conditions(solar(local), home(local), true, expensive);
    }

    private double solar(ZonedDateTime local) {
        double height = sineOfSolarElevation(local);
        return height <= 0 ? 0 : solarPeak * Math.pow(height, 1.15) * (1 - clouds(local));
    }

    /** the usual approximation of the sun's declination, with the clock taken for solar time */
    private double sineOfSolarElevation(ZonedDateTime local) {
        double year = 2 * Math.PI * (local.getDayOfYear() + 10) / 365.25;
        double declination = Math.toRadians(-23.44 * Math.cos(year));
        double hourAngle = Math.PI * (local.toLocalTime().toSecondOfDay() / 43_200.0 - 1);
        double phi = Math.toRadians(latitude);
        return Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(hourAngle);
    }

    private double clouds(ZonedDateTime local) {
        double day = new Noise(seed ^ 0xC10D).at(local.toLocalDate().toEpochDay());
        return 0.85 * day * day * new Noise(seed).smooth(local.toEpochSecond(), 900);
    }

    private double home(ZonedDateTime local) {
        double hour = local.toLocalTime().toSecondOfDay() / 3_600.0;
        double profile = 220 + 650 * bump(hour, 7.5, 1.2) + 1_100 * bump(hour, 19, 2.2) + 250 * bump(hour, 13, 2.5);
        double flicker = 0.7 + 0.6 * new Noise(seed ^ 0x403E).smooth(local.toEpochSecond(), 300);
        return profile * flicker + appliance(local.toEpochSecond());
    }

    /** a kettle or an oven, now and then */
    private double appliance(long seconds) {
        double draw = new Noise(seed ^ 0xA991).at(Math.floorDiv(seconds, 900));
        return draw < 0.06 ? 1_200 + 10_000 * draw : 0;
    }

    private static double bump(double hour, double centre, double width) {
        double distance = (hour - centre) / width;
        return Math.exp(-distance * distance);
    }
}
