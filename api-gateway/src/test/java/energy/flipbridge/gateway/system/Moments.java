package energy.flipbridge.gateway.system;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Random moments, which are printed: {@code -Dmoments.seed=...} repeats those of a run that failed. */
final class Moments {

    private final Random random;

    private Moments(long seed) {
        this.random = new Random(seed);
    }

    static Moments random() {
        long seed = Long.getLong("moments.seed", System.nanoTime());
        System.out.println("-Dmoments.seed=" + seed);
        return new Moments(seed);
    }

    /** Lets a random time pass. */
    void pass(int mostMillis) throws InterruptedException {
        int millis = random.nextInt(mostMillis);
        System.out.println("the moment comes after " + millis + " ms");
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
