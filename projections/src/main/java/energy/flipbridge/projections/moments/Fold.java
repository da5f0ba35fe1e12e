package energy.flipbridge.projections.moments;

import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.MemoryFold;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Folds a device's events up to a moment by the views that fold them live, and reads what they come to by the readers that
 * read the views: there is no second set of rules that could say something else.
 */
final class Fold {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String thing;
    private final Place place;
    private final Set<String> commandIds;
    private final MemoryFold devices;
    private final MemoryFold commands = new MemoryFold(new CommandsView());
    private final MemoryFold telemetry = new MemoryFold(new TelemetryView());

    /**
     * @param firstMentionedAt when the first event about the device was stored, which need not be among those folded
     * @param commandIds of the commands that are asked for
     */
    Fold(String thing, Instant firstMentionedAt, Place place, Set<String> commandIds) {
        this.thing = thing;
        this.place = place;
        this.commandIds = commandIds;
        this.devices = new MemoryFold(
                new DevicesView(),
                new Document("_id", Values.id(thing))
                        .append("thing", thing)
                        .append("firstMentionedAt", firstMentionedAt));
    }

    /** @param events up to the place, in any order; none for a moment at which the device was not known */
    Optional<Moment> of(List<ViewEvent> events, long commandCount) {
        events.stream().sorted(Comparator.comparingLong(ViewEvent::position)).forEach(this::add);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        DeviceDetails device = DeviceReader.device(devices.documents(), thing).orElseThrow();
        return Optional.of(new Moment(place, revision(events), device, commandCount, commands(), readings()));
    }

    private void add(ViewEvent event) {
        devices.fold(event);
        if (CommandsView.subjects(event.payload()).stream().anyMatch(commandIds::contains)) {
            commands.fold(event);
        }
        if (event.payload() instanceof TelemetryReported reported && isRecent(reported)) {
            telemetry.fold(event);
        }
    }

    /** A minute more than is shown, since the view keeps whole minutes. */
    private boolean isRecent(TelemetryReported reported) {
        return reported.startTime().isAfter(place.at().minus(MINUTE.multipliedBy(2)));
    }

    private List<CommandDetails> commands() {
        CommandReader reader = new CommandReader(commands.documents());
        return reader.commands(thing, commandIds.size(), null).items();
    }

    private List<Reading> readings() {
        return new TelemetryReader(telemetry.documents())
                .readings(thing, place.at().minus(MINUTE), place.at());
    }

    private @Nullable Long revision(List<ViewEvent> events) {
        return events.stream()
                .filter(event -> event.streamId().equals(thing))
                .map(ViewEvent::sequence)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
