package energy.flipbridge.gateway.metrics;

import energy.flipbridge.projections.unanswered.Band;
import energy.flipbridge.projections.unanswered.Cause;
import energy.flipbridge.projections.unanswered.Tally;
import energy.flipbridge.projections.unanswered.UnansweredReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.Locale;

/** The commands that Flip has no answer about, by for how long and why. */
final class UnansweredSampler implements Sampler {

    private final UnansweredReader reader;
    private final InstantSource clock;
    private final Gauges commands;

    UnansweredSampler(UnansweredReader reader, InstantSource clock, MeterRegistry meters) {
        this.reader = reader;
        this.clock = clock;
        this.commands = new Gauges(
                meters,
                "flipbridge.commands.unanswered",
                "commands that Flip has no answer about, by the minutes since it asked and by why");
    }

    @Override
    public void sample() {
        Tally tally = reader.found(clock.instant()).tally();
        for (Band band : Band.values()) {
            for (Cause cause : Cause.values()) {
                Tags labels = Tags.of(
                        "from",
                        Integer.toString(band.minutes()),
                        "cause",
                        cause.name().toLowerCase(Locale.ROOT));
                commands.set(labels, tally.of(band, cause));
            }
        }
    }

    @Override
    public void forget() {
        commands.forget();
    }
}
