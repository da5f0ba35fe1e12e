package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.device.DeliveryTest;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.webhook.WebhookAggregate;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers how a command went and whose turn it is, from the event store alone. All of it blocks. */
public final class TimelineReader {

    /** of the battery's events since the command came */
    private static final int MOST_OF_DEVICE = 2_000;

    /** among which it is told whether the battery was silent when the command came */
    private static final int MOST_BEFORE = 100;

    private final PastEvents events;

    public TimelineReader(PastEvents events) {
        this.events = events;
    }

    /**
     * @param thing the battery that it is for; {@code null} when that is not known
     * @return empty when there is no such command
     */
    public Optional<Timeline> timeline(String commandId, @Nullable String thing, Instant now) {
        return DeliveryTest.isTest(commandId) && thing != null
                ? ofTest(commandId, thing, now)
                : ofCommand(commandId, now);
    }

    /** A test has no stream of its own: it is a delivery of the battery's and nothing else. */
    private Optional<Timeline> ofTest(String id, String thing, Instant now) {
        List<ViewEvent> all = about(id, events.last(thing, Long.MAX_VALUE, MOST_OF_DEVICE).stream());
        boolean isKnown = all.stream().anyMatch(event -> event.payload() instanceof DeliveryQueued);
        return isKnown ? Optional.of(Timeline.of(id, all, now)) : Optional.empty();
    }

    private Optional<Timeline> ofCommand(String commandId, Instant now) {
        List<ViewEvent> own = events.read(List.of(commandId), Long.MAX_VALUE).stream()
                .filter(event -> event.payload() instanceof CommandEvent)
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<ViewEvent> all = new ArrayList<>(own);
        all.addAll(events.read(webhooks(own), Long.MAX_VALUE));
        all.addAll(ofDevice(commandId, own));
        return Optional.of(Timeline.of(commandId, all, now));
    }

    private static List<String> webhooks(List<ViewEvent> own) {
        return own.stream()
                .flatMap(event -> switch (event.payload()) {
                    case CommandReceived e -> Stream.of(e.webhookId());
                    case CommandChanged e -> Stream.of(e.webhookId());
                    case CommandNoted e -> Stream.of(e.webhookId());
                    case CommandWithdrawn e when !e.reason().isOurs() -> Stream.of(e.by());
                    default -> Stream.<String>of();
                })
                .distinct()
                .map(WebhookAggregate::stream)
                .toList();
    }

    private List<ViewEvent> ofDevice(String commandId, List<ViewEvent> own) {
        String thing = ((CommandEvent) own.getFirst().payload()).thing();
        long since = own.stream().mapToLong(ViewEvent::position).min().orElseThrow();
        return about(
                commandId,
                Stream.concat(
                        events.last(thing, since, MOST_BEFORE).stream(),
                        events.next(thing, since, MOST_OF_DEVICE).stream()));
    }

    private static List<ViewEvent> about(String commandId, Stream<ViewEvent> ofDevice) {
        return ofDevice.filter(event -> event.payload() instanceof WentOffline
                        || event.payload() instanceof CameBack
                        || CommandsView.subjects(event.payload()).contains(commandId))
                .toList();
    }
}
