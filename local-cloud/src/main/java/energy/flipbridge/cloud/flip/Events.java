package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.Status;
import energy.flipbridge.cloud.flip.Dispatcher.Order;
import energy.flipbridge.cloud.flip.Event.DeviceSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home's say in an event: taking part or not, and how much to keep in reserve (docs.flip.energy/api-8181468). */
final class Events {
    private final State state;
    private final Outbox outbox;
    private final Commands commands;
    private final Dispatcher dispatcher;

    Events(State state, Outbox outbox, Commands commands, Dispatcher dispatcher) {
        this.state = state;
        this.outbox = outbox;
        this.commands = commands;
        this.dispatcher = dispatcher;
    }

    /** Newest start first. */
    List<Event> ofSite(String siteId, List<Event.Status> wanted) {
        return state.events
                .all()
                .filter(event -> event.siteId().equals(siteId))
                .filter(event -> wanted.isEmpty() || wanted.contains(event.status()))
                .sorted(Comparator.comparing(Event::startsAt).reversed())
                .toList();
    }

    Event update(String eventId, Optional<Boolean> participating, List<DeviceSettings> settings) {
        return state.write(() -> {
            Event event = state.event(eventId);
            if (event.over()) {
                throw ApiException.conflict("The event is over");
            }
            Event next =
                    event.with(participating.orElse(event.isParticipating()), merged(event, settings), state.now());
            state.save(next);
            settings.forEach(setting -> applyReserve(next, setting));
            if (next.isParticipating() != event.isParticipating()) {
                if (next.isParticipating()) {
                    optIn(next);
                } else {
                    optOut(next);
                }
            }
            outbox.announce("event.updated", next, next.updatedAt());
            return next;
        });
    }

    /** Takes the whole home of the command out of the event. */
    TrackedCommand optOut(String commandId) {
        String eventId = commands.running(commandId).command().eventId();
        update(eventId, Optional.of(false), List.of());
        return state.command(commandId);
    }

    /** Moves the event along its window. */
    void advance(String eventId) {
        state.write(() -> {
            Instant now = state.now();
            state.events.find(eventId).filter(event -> !event.over()).ifPresent(event -> {
                if (!now.isBefore(event.endsAt())) {
                    commands.become(event, Event.Status.COMPLETED);
                } else if (event.status() == Event.Status.UPCOMING && !now.isBefore(event.startsAt())) {
                    commands.become(event, Event.Status.ACTIVE);
                }
            });
            return eventId;
        });
    }

    private static List<DeviceSettings> merged(Event event, List<DeviceSettings> changes) {
        Map<String, DeviceSettings> byDevice = new LinkedHashMap<>();
        event.deviceSettings().forEach(setting -> byDevice.put(setting.deviceId(), setting));
        changes.forEach(setting -> byDevice.put(setting.deviceId(), setting));
        return List.copyOf(byDevice.values());
    }

    private void applyReserve(Event event, DeviceSettings setting) {
        live(event)
                .filter(tracked -> tracked.command().deviceId().equals(setting.deviceId()))
                .forEach(tracked -> {
                    Command command = tracked.command();
                    commands.change(
                            tracked,
                            command.batteryCommands().withReserve(setting.backupReservePercentage()),
                            command.startsAt(),
                            command.endsAt(),
                            "reserve changed");
                });
    }

    private void optOut(Event event) {
        live(event).forEach(tracked -> commands.withdraw(tracked, Status.OPT_OUT, "command.updated"));
    }

    private void optIn(Event event) {
        Map<String, Command> lastOfDevice = new LinkedHashMap<>();
        commands.ofEvent(event.id())
                .map(TrackedCommand::command)
                .sorted(Comparator.comparing(Command::createdAt))
                .forEach(command -> lastOfDevice.put(command.deviceId(), command));
        lastOfDevice.values().stream()
                .filter(command -> command.status() == Status.OPT_OUT)
                .forEach(command -> dispatcher.command(
                        event,
                        command.deviceId(),
                        new Order(
                                command.batteryCommands().withReserve(reserve(event, command)),
                                command.startsAt(),
                                command.durationS(),
                                command.isPreparatoryAction()),
                        "opted in again"));
    }

    private static @Nullable Integer reserve(Event event, Command command) {
        return event.deviceSettings().stream()
                .filter(setting -> setting.deviceId().equals(command.deviceId()))
                .findFirst()
                .map(DeviceSettings::backupReservePercentage)
                .orElse(command.batteryCommands().backupReservePercentage());
    }

    private Stream<TrackedCommand> live(Event event) {
        return commands.ofEvent(event.id()).filter(tracked -> tracked.runs() && !tracked.ended()).toList().stream();
    }
}
