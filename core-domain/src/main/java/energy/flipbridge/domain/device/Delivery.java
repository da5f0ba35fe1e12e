package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.flip.Window;
import java.time.Instant;

/** One command's newest version on its way to the device. */
record Delivery(
        String commandId,
        int version,
        Instant stamp,
        Window window,
        boolean withdrawal,
        Instant orderedAt,
        boolean published,
        Status status) {

    enum Status {
        PENDING,
        CONFIRMED,
        SUPERSEDED
    }

    static Delivery of(DeliveryQueued queued) {
        return new Delivery(
                queued.commandId(),
                queued.version(),
                queued.stamp(),
                queued.window(),
                queued.withdrawal(),
                queued.orderedAt(),
                false,
                Status.PENDING);
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    boolean isToRun() {
        return !withdrawal && status != Status.SUPERSEDED;
    }

    boolean isOver(Instant now) {
        return !window.deliverUntil().isAfter(now);
    }

    boolean isConfirmedBy(Instant mark) {
        return isPending() && published && !stamp.isAfter(mark);
    }

    Delivery asPublished() {
        return new Delivery(commandId, version, stamp, window, withdrawal, orderedAt, true, status);
    }

    Delivery with(Status changed) {
        return new Delivery(commandId, version, stamp, window, withdrawal, orderedAt, published, changed);
    }
}
