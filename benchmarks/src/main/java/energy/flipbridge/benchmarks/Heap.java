package energy.flipbridge.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** What is alive in this process's heap. */
final class Heap {

    private static final int LOOKS = 5;
    private static final int MILLIS_BETWEEN_LOOKS = 100;
    private static final double MEGABYTE = 1 << 20;

    private Heap() {}

    /** @return in MB, after full collections; the middle one of several, as what is under way comes and goes */
    static double live() throws InterruptedException {
        double[] looks = new double[LOOKS];
        for (int look = 0; look < LOOKS; look++) {
            System.gc();
            looks[look] =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
        return DoubleStream.of(looks).sorted().skip(LOOKS / 2).findFirst().orElseThrow();
    }
}
