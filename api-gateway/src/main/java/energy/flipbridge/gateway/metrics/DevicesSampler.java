package energy.flipbridge.gateway.metrics;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.devices.Census;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** How many batteries are heard, stopped, or about to be shut out. It looks at all of them, and so not each time. */
final class DevicesSampler implements Sampler {

    private static final int[] DAYS = {0, 7, 30};
    private static final int TURNS = 4;

    private final MongoDatabase views;
    private final InstantSource clock;
    private final Gauges devices;
    private final Gauges stopped;
    private final Gauges certificates;
    private int turn;

    DevicesSampler(MongoDatabase views, InstantSource clock, MeterRegistry meters) {
        this.views = views;
        this.clock = clock;
        this.devices = new Gauges(meters, "flipbridge.devices", "batteries by whether they are heard");
        this.stopped =
                new Gauges(meters, "flipbridge.devices.stopped", "batteries that support keeps from being controlled");
        this.certificates = new Gauges(
                meters,
                "flipbridge.certificates.ending",
                "batteries whose first certificate ends within so many days; with 0, has ended");
    }

    @Override
    public void sample() {
        if (turn++ % TURNS != 0) {
            return;
        }
        Census census = Census.of(views);
        census.byConnection()
                .forEach((connection, count) ->
                        devices.set("connection", connection.name().toLowerCase(Locale.ROOT), count));
        stopped.set(census.stopped());
        Instant now = clock.instant();
        for (int days : DAYS) {
            certificates.set(
                    "within_days", Integer.toString(days), census.endingBefore(now.plus(Duration.ofDays(days))));
        }
    }

    @Override
    public void forget() {
        turn = 0;
        devices.forget();
        stopped.forget();
        certificates.forget();
    }
}
