package energy.flipbridge.benchmarks;

import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;

/** The events of a battery that measures every five seconds and now and then carries out a command, as they are stored. */
final class LongLife {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Outcome DONE = new Outcome(Outcome.Status.OK, null);

    private final String thing;
    private final Streams streams;
    private Instant now;
    private Instant mark;

    LongLife(String thing, Instant begin, Streams streams) {
        this.thing = thing;
        this.streams = streams;
        this.now = begin;
        this.mark = begin;
    }

    /** Hands over batches of events, in their order. */
    void live(int readings, int commands, int batch, Consumer<List<DomainEventMessage<?>>> store) {
        begin();
        for (int number = 0; number < readings; number++) {
            measure(number);
            if (number % (readings / commands) == 0) {
                command("command-" + thing + "-" + number);
            }
            if (streams.size() >= batch) {
                store.accept(streams.take());
            }
        }
        store.accept(streams.take());
    }

    void begin() {
        add("Device", thing, new Registered(thing, "support:local", "certificate", "nonce", now));
    }

    TelemetryReported measure(int number) {
        now = now.plus(INTERVAL);
        TelemetryReported reading = reading(number);
        add(TelemetryStream.TYPE, TelemetryStream.of(thing, now).id(), reading);
        return reading;
    }

    void command(String id) {
        Window window = new Window(now, now.plusSeconds(300));
        String battery = "{\"mode\":\"DISCHARGE\",\"power_mode\":\"SETPOINT\",\"setpoint_w\":4000}";
        String json = "{\"id\":\"" + id + "\",\"battery_commands\":" + battery + ",\"status\":\"OK\"}";
        FlipOrder order = new FlipOrder(id, FlipIds.device(thing), FlipStatus.OK, window, battery, now, now, now, json);
        Instant stamp = now;
        List<Publication> publications = List.of(new Publication(id, 1, stamp));
        add("Command", id, new CommandReceived(id, thing, 1, order, "webhook", now.plusSeconds(840), now));
        add("Device", thing, new DeliveryQueued(thing, id, 1, stamp, window, false, now, json));
        add("Device", thing, new CommandPublished(thing, publications, 1, now));
        add("Device", thing, new CommandPublished(thing, publications, 2, now));
        add(
                "Device",
                thing,
                new DeliveryConfirmed(
                        thing,
                        stamp,
                        List.of(new Confirmation(id, 1, stamp, CommandResult.Outcome.ACCEPTED, null)),
                        now));
        add("Command", id, new CommandAcked(id, thing, 1, stamp, DONE, now));
        add("Command", id, new OutcomeReported(id, thing, 1, DONE, 200, now));
        mark = stamp;
    }

    private TelemetryReported reading(int number) {
        BatteryReading values = new BatteryReading(
                "SELF_CONSUMPTION",
                0.0,
                1_200.0,
                0.0,
                1.667,
                9_000.0 - number % 5_000,
                13_500.0,
                20.0,
                true,
                1.667,
                1_200.0,
                0.0,
                0.0);
        return new TelemetryReported(
                thing,
                "epoch:" + number,
                "epoch",
                (long) number,
                now.minus(INTERVAL),
                INTERVAL.toMillis(),
                now,
                now,
                mark,
                List.of(),
                values);
    }

    private void add(String type, String stream, Object payload) {
        streams.add(type, stream, payload, "device:" + thing, now);
    }
}
