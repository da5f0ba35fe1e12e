package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.Document;

/**
 * Each device as it is: {@code <thing>} documents, also for things that were only mentioned, and a directory of all of
 * them by partition.
 */
public final class DevicesView implements View {

    public static final String NAME = "devices";

    private final DeviceSignals signals;

    public DevicesView() {
        this(DeviceSignals.NOBODY);
    }

    public DevicesView(DeviceSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                TelemetryReported.class,
                DeviceEvent.class,
                CommandReceived.class,
                CommissioningRequested.class,
                BatteryCommissioned.class,
                BatteryRemoved.class);
    }

    @Override
    public OptionalInt partition(Object payload) {
        return Partitions.byThing(payload);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        String thing = thing(event.payload());
        return List.of(Values.id(thing), Directory.of(thing).open());
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        String thing = thing(event.payload());
        String id = Values.id(thing);
        if (documents.get(id).isEmpty()) {
            Directory.add(documents, thing, event.position());
        }
        documents.fold(id, device -> change(device, thing, event));
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        for (ViewEvent event : events) {
            if (event.payload() instanceof Registered registered) {
                signals.claimed(registered.thing());
            } else {
                signals.mentioned(thing(event.payload()));
            }
        }
    }

    private static void change(Document device, String thing, ViewEvent event) {
        device.putIfAbsent("thing", thing);
        device.putIfAbsent("firstMentionedAt", event.storedAt());
        switch (event.payload()) {
            case TelemetryReported reported -> Heard.fold(device, reported);
            case DeviceEvent happened -> DeviceFolds.fold(device, happened);
            case HomeEvent.OfBattery happened -> InHome.fold(device, happened);
            default -> {
                // a command for the thing: mentioning it is all
            }
        }
    }

    private static String thing(Object payload) {
        return switch (payload) {
            case TelemetryReported event -> event.thing();
            case DeviceEvent event -> event.thing();
            case CommandReceived event -> event.thing();
            case HomeEvent.OfBattery event -> event.thing();
            default -> throw new IllegalArgumentException("about no device: " + payload.getClass());
        };
    }

    /** @return whether the time is newer, and now in the document */
    static boolean advance(Document device, String key, Instant time) {
        boolean isNewer = Values.isAfter(time, Values.instant(device, key));
        if (isNewer) {
            device.put(key, time);
        }
        return isNewer;
    }
}
