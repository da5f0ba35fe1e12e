package energy.flipbridge.benchmarks;

import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Partitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The events of many batteries, each in a home, as they are stored: all of them measure every five seconds, Flip gets the
 * readings, and now and then each carries out a command.
 */
final class FleetLife {

    private static final int SECONDS_OF_ROUND = 5;
    private static final int ROUNDS_BETWEEN_COMMANDS = 100;
    private static final String FORWARDING = "system:forwarding";

    private final Streams streams = new Streams();
    private final Instant begin;
    private final List<String> things;
    private final List<LongLife> lives;

    FleetLife(int things, Instant begin) {
        this.begin = begin;
        this.things = IntStream.range(0, things)
                .mapToObj(number -> "battery-" + number)
                .toList();
        this.lives = IntStream.range(0, things)
                .mapToObj(number ->
                        new LongLife(this.things.get(number), begin.plusSeconds(number % SECONDS_OF_ROUND), streams))
                .toList();
    }

    /** Hands over so many events, in their order, a round of all batteries at a time. */
    void live(int events, Consumer<List<DomainEventMessage<?>>> store) {
        IntStream.range(0, lives.size()).forEach(this::begin);
        int left = events;
        for (int round = 0; left > 0; round++) {
            round(round);
            List<DomainEventMessage<?>> happened = streams.take();
            store.accept(happened.subList(0, Math.min(left, happened.size())));
            left -= happened.size();
        }
    }

    private void begin(int number) {
        String thing = things.get(number);
        String site = FlipIds.site(thing);
        String stream = HomeAggregate.stream(site);
        lives.get(number).begin();
        streams.add("Home", stream, new HomeOpened(site, "homeowner:" + number, begin), "homeowner:" + number, begin);
        streams.add("Home", stream, new CommissioningRequested(site, thing, "request", begin), "system:flip", begin);
        streams.add("Home", stream, new BatteryCommissioned(site, thing, false, begin), "system:flip", begin);
        streams.add(
                "Device",
                thing,
                new Commissioned(thing, site, FlipIds.device(thing), false, begin),
                "system:policies",
                begin);
    }

    private void round(int round) {
        Map<Integer, List<TelemetryReported>> measured = IntStream.range(0, lives.size())
                .mapToObj(number -> lives.get(number).measure(round))
                .collect(Collectors.groupingBy(
                        reading -> Partitions.of(reading.thing()), TreeMap::new, Collectors.toList()));
        for (int number = round % ROUNDS_BETWEEN_COMMANDS; number < lives.size(); number += ROUNDS_BETWEEN_COMMANDS) {
            lives.get(number).command("command-" + number + "-" + round);
        }
        measured.forEach((partition, readings) -> forward(partition, round, readings));
    }

    private void forward(int partition, int round, List<TelemetryReported> readings) {
        String batch = partition + "-" + round;
        Instant at = readings.getLast().receivedAt();
        List<ReadingRef> references = readings.stream()
                .map(reading -> new ReadingRef(
                        reading.thing(),
                        reading.key(),
                        partition + ":" + reading.receivedAt().getEpochSecond()))
                .toList();
        streams.add(
                ForwardingEvent.TYPE, batch, new ForwardingStarted(batch, partition, at, references), FORWARDING, at);
        streams.add(
                ForwardingEvent.TYPE,
                batch,
                new ReadingsForwarded(batch, partition, at, readings.size(), List.of()),
                FORWARDING,
                at);
    }
}
