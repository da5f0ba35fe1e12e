package energy.flipbridge.gateway.metrics;

import energy.flipbridge.gateway.processing.ProcessorDetails;
import energy.flipbridge.gateway.processing.ProcessorList;
import energy.flipbridge.gateway.store.EventArchive;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** How far the processors are, over all nodes, and whether they run on this one. */
final class ProcessorsSampler implements Sampler {

    private static final String LABEL = "processor";

    private final ProcessorList processors;
    private final EventArchive events;
    private final InstantSource clock;
    private final Gauges head;
    private final Gauges position;
    private final Gauges lagEvents;
    private final Gauges lagSeconds;
    private final Gauges states;

    ProcessorsSampler(ProcessorList processors, EventArchive events, InstantSource clock, MeterRegistry meters) {
        this.processors = processors;
        this.events = events;
        this.clock = clock;
        this.head = new Gauges(meters, "flipbridge.events.head", "position of the newest event");
        this.position =
                new Gauges(meters, "flipbridge.processor.position", "up to where all segments have handled all events");
        this.lagEvents = new Gauges(
                meters, "flipbridge.processor.lag.events", "events that the slowest segment has yet to handle");
        this.lagSeconds = new Gauges(
                meters, "flipbridge.processor.lag.seconds", "age of the oldest event that is yet to be handled");
        this.states = new Gauges(meters, "flipbridge.processor.state", "1 for the state on this node, else 0");
    }

    @Override
    public void sample() {
        Instant now = clock.instant();
        for (ProcessorDetails processor : processors.all()) {
            head.set(processor.head());
            position.set(LABEL, processor.name(), processor.position());
            lagEvents.set(LABEL, processor.name(), processor.lag());
            lagSeconds.set(LABEL, processor.name(), seconds(processor, now));
            for (ProcessorDetails.State state : ProcessorDetails.State.values()) {
                states.set(
                        Tags.of(LABEL, processor.name(), "state", state.name().toLowerCase(Locale.ROOT)),
                        state == processor.state() ? 1 : 0);
            }
        }
    }

    private double seconds(ProcessorDetails processor, Instant now) {
        return processor.lag() == 0
                ? 0
                : events.storedAfter(processor.position())
                        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1_000.0))
                        .orElse(0.0);
    }

    @Override
    public void forget() {
        head.forget();
        position.forget();
        lagEvents.forget();
        lagSeconds.forget();
        states.forget();
    }
}
