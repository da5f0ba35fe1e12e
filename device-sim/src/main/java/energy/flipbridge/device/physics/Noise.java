package energy.flipbridge.device.physics;

/** Repeatable noise: a function of the seed and the time, so that any moment can be asked for again. */
record Noise(long seed) {

    /** uniform from 0 to 1, the same for all moments of a slot */
    double at(long slot) {
        long z = seed * 0x9E3779B97F4A7C15L + slot * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** uniform-looking from 0 to 1, moving smoothly from one slot's value to the next */
    double smooth(long seconds, long slotSeconds) {
        long slot = Math.floorDiv(seconds, slotSeconds);
        double x = (double) Math.floorMod(seconds, slotSeconds) / slotSeconds;
        double eased = x * x * (3 - 2 * x);
        return at(slot) * (1 - eased) + at(slot + 1) * eased;
    }
}
