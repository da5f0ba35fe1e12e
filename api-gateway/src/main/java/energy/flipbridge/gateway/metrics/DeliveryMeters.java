package energy.flipbridge.gateway.metrics;

import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.gateway.orders.Orders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;

/** Counts what goes to the batteries, and which of them go silent. */
final class DeliveryMeters {

    private final Orders orders;
    private final Counter first;
    private final Counter again;
    private final Counter wentOffline;
    private final Counter cameBack;
    private final Timer published;

    DeliveryMeters(MeterRegistry meters, Orders orders) {
        this.orders = orders;
        this.first = messages(meters, "first");
        this.again = messages(meters, "again");
        this.wentOffline = changes(meters, "offline");
        this.cameBack = changes(meters, "online");
        this.published =
                Latency.timer(meters, "flipbridge.commands.published", "from the webhook to AWS IoT's having it");
    }

    private static Counter messages(MeterRegistry meters, String attempt) {
        return Counter.builder("flipbridge.delivery.messages")
                .description("messages with commands that AWS IoT took; again when nothing new is in them")
                .tag("attempt", attempt)
                .register(meters);
    }

    private static Counter changes(MeterRegistry meters, String to) {
        return Counter.builder("flipbridge.devices.changes")
                .description("batteries that went silent or came back")
                .tag("to", to)
                .register(meters);
    }

    void count(DeviceEvent event) {
        switch (event) {
            case CommandPublished e when e.attempt() > 1 -> again.increment();
            case CommandPublished e -> {
                first.increment();
                // the older ones in the message have mostly been published before
                e.publications().stream()
                        .max(Comparator.comparing(Publication::stamp))
                        .ifPresent(newest -> orders.find(
                                newest.commandId(), newest.version(), order -> published.record(order.until(e.at()))));
            }
            case WentOffline _ -> wentOffline.increment();
            case CameBack _ -> cameBack.increment();
            default -> {
                // nobody watches over it
            }
        }
    }
}
