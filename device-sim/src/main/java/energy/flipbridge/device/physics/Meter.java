package energy.flipbridge.device.physics;

/** Counts energy in whole mWh and carries the rest over, so that the readings add up to what flowed. */
final class Meter {

    private double milliWattHours;

    void add(double wattHours) {
        milliWattHours += wattHours * 1_000;
    }

    /** @return the whole mWh since the last time, in Wh */
    double take() {
        double whole = Math.floor(milliWattHours);
        milliWattHours -= whole;
        return whole / 1_000;
    }
}
