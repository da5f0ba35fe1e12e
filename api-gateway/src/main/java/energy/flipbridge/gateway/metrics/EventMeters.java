package energy.flipbridge.gateway.metrics;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.gateway.orders.Orders;
import energy.flipbridge.gateway.store.StoredEventListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.EventMessage;

/**
 * Counts what happens by the events that this node stores. So what is done is counted where it is done, once over all
 * nodes, and no code that does it has to count.
 */
final class EventMeters implements StoredEventListener {

    private final Counter readings;
    private final CommandMeters commands;
    private final DeliveryMeters deliveries;
    private final ForwardingMeters forwarding;

    EventMeters(MeterRegistry meters, Orders orders) {
        this.readings = Counter.builder("flipbridge.ingest.readings")
                .description("readings that were stored")
                .register(meters);
        this.commands = new CommandMeters(meters, orders);
        this.deliveries = new DeliveryMeters(meters, orders);
        this.forwarding = new ForwardingMeters(meters);
    }

    @Override
    public void stored(EventMessage<?> event) {
        switch (event.getPayload()) {
            case TelemetryReported _ -> readings.increment();
            case CommandEvent it -> commands.count(it);
            case DeviceEvent it -> deliveries.count(it);
            case ForwardingEvent it -> forwarding.count(it);
            default -> {
                // nobody watches over it
            }
        }
    }
}
