package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.BatteryCommands;
import energy.flipbridge.cloud.flip.Command.DeviceStatus;
import energy.flipbridge.cloud.flip.Command.Status;
import energy.flipbridge.cloud.flip.Event.DeviceSettings;
import energy.flipbridge.cloud.flip.Event.ScheduleItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes events and their commands, as a utility's dispatch does: one event a site, one command a device. */
final class Dispatcher {
    private static final String NO_PROGRAM = "70c1146b-0000-4000-8000-000000000000";
    private final State state;
    private final Outbox outbox;

    Dispatcher(State state, Outbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    /** The same for any number of devices; {@code startsAt} absent means now. */
    record Order(BatteryCommands commands, Instant startsAt, long durationS, boolean preparatory) {
        Instant endsAt() {
            return startsAt.plusSeconds(durationS);
        }
    }

    record Dispatched(String deviceId, String eventId, String commandId, Instant startsAt, Instant endsAt) {}

    List<Dispatched> dispatch(List<Device> devices, Order order) {
        return state.write(() -> {
            List<Dispatched> made = new ArrayList<>();
            Map<String, List<Device>> bySite = devices.stream().collect(Collectors.groupingBy(Device::siteId));
            bySite.forEach((siteId, ofSite) -> made.addAll(dispatch(siteId, ofSite, order)));
            return made;
        });
    }

    /** A new command of an event, announced; inside a change only. */
    Command command(Event event, String deviceId, Order order, String cause) {
        return command(event.id(), deviceId, order, cause);
    }

    private List<Dispatched> dispatch(String siteId, List<Device> devices, Order order) {
        Event event = event(siteId, devices, order);
        state.save(event);
        outbox.announce("event.created", event, event.createdAt());
        return devices.stream()
                .map(device -> command(event.id(), device.id(), order, "dispatched"))
                .map(command -> new Dispatched(
                        command.deviceId(), event.id(), command.id(), command.startsAt(), command.endsAt()))
                .toList();
    }

    private Command command(String eventId, String deviceId, Order order, String cause) {
        Instant now = state.now();
        Command command = new Command(
                UUID.randomUUID().toString(),
                eventId,
                deviceId,
                order.startsAt(),
                order.endsAt(),
                order.durationS(),
                order.preparatory(),
                order.commands(),
                Status.OK,
                DeviceStatus.PENDING,
                null,
                now,
                now);
        state.save(TrackedCommand.created(command, null, cause));
        outbox.announce("command.created", command, now);
        return command;
    }

    private Event event(String siteId, List<Device> devices, Order order) {
        Instant now = state.now();
        List<String> ids = devices.stream().map(Device::id).toList();
        Integer reserve = order.commands().backupReservePercentage();
        return new Event(
                UUID.randomUUID().toString(),
                program(siteId),
                siteId,
                order.startsAt(),
                order.endsAt(),
                order.durationS(),
                Event.Status.UPCOMING,
                true,
                List.of(new ScheduleItem(
                        ids,
                        order.commands().mode(),
                        order.startsAt(),
                        order.endsAt(),
                        order.durationS(),
                        order.preparatory())),
                ids.stream().map(id -> new DeviceSettings(id, reserve, null)).toList(),
                now,
                now);
    }

    private String program(String siteId) {
        return state.enrollments
                .all()
                .filter(enrollment -> enrollment.siteId().equals(siteId))
                .filter(enrollment -> enrollment.status() == Enrollment.Status.ACTIVE)
                .map(Enrollment::programId)
                .findFirst()
                .or(() -> state.sites
                        .find(siteId)
                        .flatMap(site -> Programs.forSite(site).map(Program::id).findFirst()))
                .orElse(NO_PROGRAM);
    }
}
