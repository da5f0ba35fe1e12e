package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.Delivery.Status;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a device and what it has, as its events tell.
 *
 * @param lastStamp the highest stamp given out
 * @param mark the highest mark the device has shown
 * @param markAt when it was first shown
 * @param byCommand the newest version of each command; of those that no longer wait, the ones that end last
 * @param lostTo by the id of a command whose newest version is not queued because a newer one takes its place: that one's id
 * @param lastPublish recognises a record that comes twice
 */
record Deliveries(
        Instant lastStamp,
        Instant mark,
        Instant markAt,
        Map<String, Delivery> byCommand,
        Map<String, String> lostTo,
        @Nullable CommandPublished lastPublish) {

    static final Deliveries NONE =
            new Deliveries(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of(), null);

    /** Flip sends about one command a day (Flip: Control page). */
    private static final int MOST_DONE = 64;

    /** Above every stamp given out and every mark shown, so that no device takes it for something it has done. */
    Instant nextStamp(Instant now) {
        Instant floor = lastStamp.isAfter(mark) ? lastStamp : mark;
        Instant earliest = floor.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        return millis.isAfter(earliest) ? millis : earliest;
    }

    /** ids of the commands that the device may carry out from the given moment on */
    List<String> live(Instant now) {
        return byCommand.values().stream()
                .filter(delivery -> delivery.mayRunAfter(now))
                .map(Delivery::commandId)
                .toList();
    }

    /** like {@link #live}, but without what the device has confirmed */
    List<String> unconfirmed(Instant now) {
        return pending()
                .filter(delivery -> delivery.mayRunAfter(now))
                .map(Delivery::commandId)
                .toList();
    }

    Stream<Delivery> pending() {
        return byCommand.values().stream().filter(Delivery::isPending).sorted(Comparator.comparing(Delivery::stamp));
    }

    Deliveries queued(DeliveryQueued event) {
        Map<String, Delivery> changed = new TreeMap<>(byCommand);
        changed.put(event.commandId(), new Delivery(event, false, Status.PENDING));
        Map<String, String> lost = new TreeMap<>(lostTo);
        lost.remove(event.commandId());
        Instant highest = event.stamp().isAfter(lastStamp) ? event.stamp() : lastStamp;
        return new Deliveries(highest, mark, markAt, withoutOldest(changed), lost, lastPublish);
    }

    Deliveries superseded(DeliverySuperseded event) {
        Map<String, String> lost = new TreeMap<>(lostTo.size() < MOST_DONE ? lostTo : Map.of());
        lost.put(event.commandId(), event.by());
        Map<String, Delivery> changed = changed(event.commandId(), delivery -> delivery.with(Status.SUPERSEDED));
        return new Deliveries(lastStamp, mark, markAt, changed, lost, lastPublish);
    }

    Deliveries published(CommandPublished event) {
        Deliveries after = this;
        for (DeviceEvent.Publication publication : event.publications()) {
            after = after.with(after.changed(publication.commandId(), publication.stamp(), Delivery::asPublished));
        }
        return new Deliveries(lastStamp, mark, markAt, after.byCommand, lostTo, event);
    }

    Deliveries confirmed(DeliveryConfirmed event) {
        Deliveries after = this;
        for (DeviceEvent.Confirmation confirmation : event.deliveries()) {
            after = after.with(after.changed(
                    confirmation.commandId(), confirmation.stamp(), delivery -> delivery.with(Status.CONFIRMED)));
        }
        return event.upTo().isAfter(mark)
                ? new Deliveries(lastStamp, event.upTo(), event.at(), after.byCommand, lostTo, lastPublish)
                : new Deliveries(lastStamp, mark, markAt, after.byCommand, lostTo, lastPublish);
    }

    /** What was ordered is not delivered any more: its owner gives the device up, or support stopped it. */
    Deliveries takenBack(List<String> commands) {
        Deliveries after = this;
        for (String commandId : commands) {
            after = after.with(after.changed(commandId, delivery -> delivery.with(Status.TAKEN_BACK)));
        }
        return after;
    }

    Deliveries expired(DeliveryExpired event) {
        return with(changed(event.commandId(), event.stamp(), delivery -> delivery.with(Status.EXPIRED)));
    }

    private Map<String, Delivery> changed(String commandId, Instant stamp, UnaryOperator<Delivery> change) {
        return changed(commandId, delivery -> delivery.stamp().equals(stamp) ? change.apply(delivery) : delivery);
    }

    private Map<String, Delivery> changed(String commandId, UnaryOperator<Delivery> change) {
        Map<String, Delivery> changed = new TreeMap<>(byCommand);
        changed.computeIfPresent(commandId, (_, delivery) -> change.apply(delivery));
        return changed;
    }

    private static Map<String, Delivery> withoutOldest(Map<String, Delivery> deliveries) {
        deliveries.values().stream()
                .filter(delivery -> !delivery.isPending())
                .sorted(Comparator.comparing(
                                (Delivery delivery) -> delivery.window().deliverUntil())
                        .reversed())
                .skip(MOST_DONE)
                .toList()
                .forEach(delivery -> deliveries.remove(delivery.commandId()));
        return deliveries;
    }

    private Deliveries with(Map<String, Delivery> changed) {
        return new Deliveries(lastStamp, mark, markAt, changed, lostTo, lastPublish);
    }
}
