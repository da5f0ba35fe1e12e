package energy.flipbridge.projections.moments;

import energy.flipbridge.domain.access.Records;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.projections.moments.Happening.Kind;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Events of batteries, each in the stream that it would be in, at the times at which they might be stored. */
final class RandomHistory {

    static final String THING = "garage";
    static final List<String> THINGS = List.of(THING, "porch", "barn");

    /** there is nothing that they could happen to before a command has come */
    private static final Set<Kind> OF_COMMAND = EnumSet.of(
            Kind.COMMAND_CHANGED,
            Kind.COMMAND_CANCELED,
            Kind.QUEUED,
            Kind.DECLINED,
            Kind.SUPERSEDED,
            Kind.PUBLISHED,
            Kind.CONFIRMED,
            Kind.DELIVERY_EXPIRED,
            Kind.ACKED,
            Kind.FAILED,
            Kind.REPORT_FAILED,
            Kind.REPORTED);

    private static final Outcome DONE = new Outcome(Outcome.Status.OK, null);

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, Long> lengths = new HashMap<>();
    private final Map<String, Integer> commandCounts = new HashMap<>();
    /** in the order of their arrival */
    private final List<ReadingRef> notForwarded = new ArrayList<>();

    private Instant now = Stories.START;
    private String thing = THING;

    static List<DomainEventMessage<?>> of(List<Happening> happenings) {
        RandomHistory history = new RandomHistory();
        happenings.forEach(history::add);
        return history.events;
    }

    private void add(Happening happening) {
        int choice = happening.choice();
        thing = THINGS.get(happening.battery());
        int commands = commandCounts.getOrDefault(thing, 0);
        boolean isPossible = commands > 0 || !OF_COMMAND.contains(happening.kind());
        if (!isPossible) {
            return;
        }
        now = now.plusMillis(1_000L * (choice % 9) + 250);
        String command = commandId(choice % Math.max(1, commands));
        String site = FlipIds.site(thing, 1 + choice % 3);
        Instant stamp = Stories.START.plusMillis(choice % 5);
        int version = 1 + choice % 2;
        switch (happening.kind()) {
            case CLAIMED -> device(new Registered(thing, "support:ada", "certificate", "nonce-" + choice, now));
            case COMMISSIONED -> device(new Commissioned(thing, site, FlipIds.device(thing), false, now));
            case RELEASE_BEGAN -> device(new ReleaseBegan(thing, List.of(command), now));
            case RELEASED -> device(new Released(thing, now));
            case ASKED_INTO_HOME -> home(new CommissioningRequested(site, thing, "request", now));
            case IN_HOME -> home(new BatteryCommissioned(site, thing, false, now));
            case OUT_OF_HOME -> {
                if (lengths.containsKey(HomeAggregate.stream(site))) {
                    home(new BatteryRemoved(site, thing, "homeowner:ada", now));
                }
            }
            case HOME_LIVES_ON -> {
                if (lengths.containsKey(HomeAggregate.stream(site))) {
                    home(new ConsentGiven(site, "program", "v1", "00ff", now));
                }
            }
            case WHOLE_LIFE_IN_HOME ->
                Stories.home(thing, 1 + choice % 3, now).forEach(event -> home((HomeEvent) event));
            case COMMAND -> {
                String id = commandId(commands);
                commandCounts.put(thing, commands + 1);
                command(new CommandReceived(
                        id, thing, 1, order(id), "webhook-" + id, now.plus(Duration.ofMinutes(14)), now));
            }
            case COMMAND_CHANGED ->
                command(new CommandChanged(
                        command, thing, 2, order(command), "webhook", now.plus(Duration.ofMinutes(14)), now));
            case COMMAND_CANCELED -> command(Stories.canceled(thing, command, now));
            case QUEUED -> device(new DeliveryQueued(thing, command, version, stamp, Stories.WINDOW, false, now, "{}"));
            case DECLINED -> device(new DeliveryDeclined(thing, command, version, now));
            case SUPERSEDED -> device(new DeliverySuperseded(thing, command, "command-x", now));
            case PUBLISHED ->
                device(new CommandPublished(
                        thing,
                        List.of(
                                new Publication(command, version, stamp),
                                new Publication(commandId(commands - 1), 1, stamp)),
                        1,
                        now));
            case CONFIRMED ->
                device(new DeliveryConfirmed(
                        thing,
                        stamp,
                        List.of(new Confirmation(command, version, stamp, CommandResult.Outcome.ACCEPTED, null)),
                        now));
            case DELIVERY_EXPIRED -> device(new DeliveryExpired(thing, command, version, stamp, now));
            case ACKED -> command(new CommandAcked(command, thing, version, stamp, DONE, now));
            case FAILED -> command(Stories.failed(thing, command, now));
            case REPORT_FAILED -> command(new OutcomeAttemptFailed(command, thing, version, 1, "timeout", now));
            case REPORTED -> command(new OutcomeReported(command, thing, version, DONE, 200, now));
            case MEASURED -> measured(thing, now, now.minusSeconds(5), choice);
            case MEASURED_LONG_AGO -> measured(thing, now, now.minusSeconds(60L * choice), choice);
            case STUCK_IN_THE_QUEUE -> {
                Instant received = now.minusSeconds(300L * choice);
                measured(thing, received, received.minusSeconds(5), choice);
            }
            case FORWARDED -> forwarded(List.of());
            case PARTLY_REFUSED_BY_FLIP -> forwarded(List.of(new Failure(0, "not now")));
            case READ_BY_STAFF ->
                append(
                        "access/support:ada/2026-11-24",
                        new RecordsRead(thing, null, Records.HISTORY, "support:ada", now));
            case WENT_OFFLINE -> device(new WentOffline(thing, now.minusSeconds(30L * choice), now));
            case CAME_BACK -> device(new CameBack(thing, now.minusSeconds(choice), now));
            case TIME_PASSES -> now = now.plus(Duration.ofMinutes(choice * 17L));
            case ANOTHER_BATTERY -> measured("porch", now, now.minusSeconds(5), choice);
        }
    }

    private String commandId(int number) {
        return (thing.equals(THING) ? "command-" : thing + "-command-") + number;
    }

    /** Flip gets what it has not got of the battery's partition. */
    private void forwarded(List<Failure> failures) {
        int partition = Partitions.of(thing);
        List<ReadingRef> readings = notForwarded.stream()
                .filter(reading -> Partitions.of(reading.thing()) == partition)
                .toList();
        if (readings.isEmpty()) {
            return;
        }
        notForwarded.removeAll(readings);
        String batch = "batch-" + events.size();
        append(batch, new ForwardingStarted(batch, partition, now, readings));
        int accepted = readings.size() - failures.size();
        append(batch, new ReadingsForwarded(batch, partition, now, accepted, failures));
    }

    private FlipOrder order(String id) {
        return Stories.order(thing, id, now);
    }

    private void measured(String measuring, Instant received, Instant start, int choice) {
        TelemetryReported usual = Stories.reading(measuring, events.size(), received);
        String key = choice % 7 == 0 ? "again" : usual.key();
        String chunk = Partitions.of(measuring) + ":" + received.getEpochSecond();
        notForwarded.add(new ReadingRef(measuring, key, chunk));
        append(
                TelemetryStream.of(measuring, received).id(),
                new TelemetryReported(
                        measuring,
                        key,
                        usual.epoch(),
                        usual.sequence(),
                        start,
                        5_000,
                        received,
                        usual.sentAt(),
                        // what a battery has seen only grows; a message that comes late tells what it knew then
                        Stories.START.plusMillis(
                                Duration.between(Stories.START, received).toSeconds()),
                        List.of(),
                        usual.reading()));
    }

    private void device(DeviceEvent event) {
        append(event.thing(), event);
    }

    private void command(CommandEvent event) {
        append(event.commandId(), event);
    }

    private void home(HomeEvent event) {
        append(HomeAggregate.stream(event.siteId()), event);
    }

    private void append(String stream, Object payload) {
        String id = "event-" + events.size();
        Map<String, String> metadata = Map.of(Audit.ACTOR, Audit.FLIP, Audit.CORRELATION, "webhook-1");
        events.add(new GenericDomainEventMessage<>(
                "Test",
                stream,
                lengths.merge(stream, 1L, Long::sum) - 1,
                new GenericMessage<>(id, payload, metadata),
                now.plusNanos(123_456)));
    }
}
