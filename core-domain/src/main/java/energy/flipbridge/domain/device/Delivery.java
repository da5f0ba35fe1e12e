package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.flip.Window;
import java.time.Instant;

/** One command's newest version on its way to the device. */
record Delivery(DeliveryQueued queued, boolean published, Status status) {

    enum Status {
        PENDING,
        CONFIRMED,
        SUPERSEDED,
        TAKEN_BACK,
        EXPIRED
    }

    String commandId() {
        return queued.commandId();
    }

    int version() {
        return queued.version();
    }

    Instant stamp() {
        return queued.stamp();
    }

    Window window() {
        return queued.window();
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    /** whether the device may carry it out from the given moment on */
    boolean mayRunAfter(Instant now) {
        return !queued.withdrawal() && (isPending() || status == Status.CONFIRMED) && !isOver(now);
    }

    boolean isOver(Instant now) {
        return !window().deliverUntil().isAfter(now);
    }

    Delivery asPublished() {
        return new Delivery(queued, true, status);
    }

    Delivery with(Status changed) {
        return new Delivery(queued, published, changed);
    }

    DeliveryQueued restamped(Instant stamp) {
        return new DeliveryQueued(
                queued.thing(),
                queued.commandId(),
                queued.version(),
                stamp,
                queued.window(),
                queued.withdrawal(),
                queued.orderedAt(),
                queued.commandJson());
    }
}
