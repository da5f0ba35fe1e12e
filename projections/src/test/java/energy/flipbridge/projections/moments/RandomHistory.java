package energy.flipbridge.projections.moments;

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

/** Events of a battery, each in the stream that it would be in, at the times at which they might be stored. */
final class RandomHistory {

    static final String THING = "garage";

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
    private Instant now = Stories.START;
    private int commands;

    static List<DomainEventMessage<?>> of(List<Happening> happenings) {
        RandomHistory history = new RandomHistory();
        happenings.forEach(history::add);
        return history.events;
    }

    private void add(Happening happening) {
        int choice = happening.choice();
        boolean isPossible = commands > 0 || !OF_COMMAND.contains(happening.kind());
        if (!isPossible) {
            return;
        }
        now = now.plusMillis(1_000L * (choice % 9) + 250);
        String command = "command-" + choice % Math.max(1, commands);
        String site = FlipIds.site(THING, 1 + choice % 3);
        Instant stamp = Stories.START.plusMillis(choice % 5);
        int version = 1 + choice % 2;
        switch (happening.kind()) {
            case CLAIMED -> device(new Registered(THING, "support:ada", "certificate", "nonce-" + choice, now));
            case COMMISSIONED -> device(new Commissioned(THING, site, FlipIds.device(THING), false, now));
            case RELEASE_BEGAN -> device(new ReleaseBegan(THING, List.of(command), now));
            case RELEASED -> device(new Released(THING, now));
            case ASKED_INTO_HOME -> home(new CommissioningRequested(site, THING, "request", now));
            case IN_HOME -> home(new BatteryCommissioned(site, THING, false, now));
            case OUT_OF_HOME -> {
                if (lengths.containsKey(HomeAggregate.stream(site))) {
                    home(new BatteryRemoved(site, THING, "homeowner:ada", now));
                }
            }
            case HOME_LIVES_ON -> {
                if (lengths.containsKey(HomeAggregate.stream(site))) {
                    home(new ConsentGiven(site, "program", "v1", "00ff", now));
                }
            }
            case COMMAND -> {
                String id = "command-" + commands++;
                command(new CommandReceived(
                        id, THING, 1, order(id), "webhook-" + id, now.plus(Duration.ofMinutes(14)), now));
            }
            case COMMAND_CHANGED ->
                command(new CommandChanged(
                        command, THING, 2, order(command), "webhook", now.plus(Duration.ofMinutes(14)), now));
            case COMMAND_CANCELED -> command(Stories.canceled(THING, command, now));
            case QUEUED -> device(new DeliveryQueued(THING, command, version, stamp, Stories.WINDOW, false, now, "{}"));
            case DECLINED -> device(new DeliveryDeclined(THING, command, version, now));
            case SUPERSEDED -> device(new DeliverySuperseded(THING, command, "command-x", now));
            case PUBLISHED ->
                device(new CommandPublished(
                        THING,
                        List.of(
                                new Publication(command, version, stamp),
                                new Publication("command-" + (commands - 1), 1, stamp)),
                        1,
                        now));
            case CONFIRMED ->
                device(new DeliveryConfirmed(
                        THING,
                        stamp,
                        List.of(new Confirmation(command, version, stamp, CommandResult.Outcome.ACCEPTED, null)),
                        now));
            case DELIVERY_EXPIRED -> device(new DeliveryExpired(THING, command, version, stamp, now));
            case ACKED -> command(new CommandAcked(command, THING, version, stamp, DONE, now));
            case FAILED -> command(Stories.failed(THING, command, now));
            case REPORT_FAILED -> command(new OutcomeAttemptFailed(command, THING, version, 1, "timeout", now));
            case REPORTED -> command(new OutcomeReported(command, THING, version, DONE, 200, now));
            case MEASURED -> measured(THING, now, now.minusSeconds(5), choice);
            case MEASURED_LONG_AGO -> measured(THING, now, now.minusSeconds(60L * choice), choice);
            case STUCK_IN_THE_QUEUE -> {
                Instant received = now.minusSeconds(300L * choice);
                measured(THING, received, received.minusSeconds(5), choice);
            }
            case WENT_OFFLINE -> device(new WentOffline(THING, now.minusSeconds(30L * choice), now));
            case CAME_BACK -> device(new CameBack(THING, now.minusSeconds(choice), now));
            case TIME_PASSES -> now = now.plus(Duration.ofMinutes(choice * 17L));
            case ANOTHER_BATTERY -> measured("porch", now, now.minusSeconds(5), choice);
        }
    }

    private FlipOrder order(String id) {
        return Stories.order(THING, id, now);
    }

    private void measured(String thing, Instant received, Instant start, int choice) {
        TelemetryReported usual = Stories.reading(thing, events.size(), received);
        append(
                TelemetryStream.of(thing, received).id(),
                new TelemetryReported(
                        thing,
                        choice % 7 == 0 ? "again" : usual.key(),
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
