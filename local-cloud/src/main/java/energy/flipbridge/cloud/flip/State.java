package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Everything the sandbox remembers but telemetry. */
final class State {
    private static final int MOST_COMMANDS = 20_000;
    private static final int MOST_HOMES = 50_000;

    final Table<Site> sites;
    final Table<Device> devices;
    final Table<Enrollment> enrollments;
    final Table<Event> events;
    final Table<TrackedCommand> commands;

    private final Store store;
    private final InstantSource clock;

    State(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        sites = new Table<>(store, "sites", Site.class);
        devices = new Table<>(store, "devices", Device.class);
        enrollments = new Table<>(store, "enrollments", Enrollment.class);
        events = new Table<>(store, "events", Event.class);
        commands = new Table<>(store, "commands", TrackedCommand.class);
    }

    <T> T write(Supplier<T> change) {
        return store.write(change);
    }

    /** To the millisecond, the precision of the wire. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Site site(String id) {
        return sites.find(id).orElseThrow(() -> ApiException.notFound("site", id));
    }

    Device device(String id) {
        return devices.find(id).orElseThrow(() -> ApiException.notFound("device", id));
    }

    Device device(String siteId, String id) {
        return devices.find(id)
                .filter(device -> device.siteId().equals(siteId))
                .orElseThrow(() -> ApiException.notFound("device", id));
    }

    Event event(String id) {
        return events.find(id).orElseThrow(() -> ApiException.notFound("event", id));
    }

    TrackedCommand command(String id) {
        return commands.find(id).orElseThrow(() -> ApiException.notFound("command", id));
    }

    Enrollment enrollment(String id) {
        return enrollments.find(id).orElseThrow(() -> ApiException.notFound("enrollment", id));
    }

    void save(Event event) {
        events.put(event.id(), event);
        events.keepAtMost(MOST_COMMANDS, Event::over, Event::createdAt, Event::id);
    }

    void save(TrackedCommand tracked) {
        commands.put(tracked.command().id(), tracked);
        commands.keepAtMost(
                MOST_COMMANDS,
                TrackedCommand::ended,
                old -> old.command().createdAt(),
                old -> old.command().id());
    }

    void checkRoom() {
        if (sites.size() >= MOST_HOMES || devices.size() >= MOST_HOMES) {
            throw new ApiException(
                    507, "full", "The sandbox holds at most " + MOST_HOMES + " homes: start it with a new data folder");
        }
    }
}
