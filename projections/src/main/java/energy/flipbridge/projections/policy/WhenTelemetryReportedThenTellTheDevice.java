package energy.flipbridge.projections.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mark that advanced confirms deliveries, and a reading of a silent device brings it back. What was told already is
 * remembered for as many things as fit, so that most readings cost nothing; forgetting it costs a command that changes
 * nothing.
 */
final class WhenTelemetryReportedThenTellTheDevice implements Policy {

    private static final int MOST_THINGS = 200_000;

    private final Cache<String, Told> told =
            Caffeine.newBuilder().maximumSize(MOST_THINGS).build();

    private record Told(Instant mark, boolean heard) {}

    @Override
    public Set<Class<?>> events() {
        return Set.of(TelemetryReported.class, WentOffline.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return switch (event.payload()) {
            case WentOffline offline -> {
                told.asMap().computeIfPresent(offline.thing(), (_, before) -> new Told(before.mark(), false));
                yield List.of();
            }
            case TelemetryReported reported -> tell(reported);
            default -> List.of();
        };
    }

    @Override
    public void forget() {
        told.invalidateAll();
    }

    private List<Object> tell(TelemetryReported reported) {
        Told before = told.get(reported.thing(), _ -> new Told(Instant.EPOCH, false));
        Instant mark = reported.ackedUpTo() == null ? Instant.EPOCH : reported.ackedUpTo();
        List<Object> commands = new ArrayList<>();
        if (!before.heard()) {
            commands.add(new NoteHeard(reported.thing(), reported.receivedAt(), reported.receivedAt()));
        }
        if (mark.isAfter(before.mark())) {
            commands.add(new ConfirmDelivery(reported.thing(), mark, reported.results(), reported.receivedAt()));
        }
        if (!commands.isEmpty()) {
            told.put(reported.thing(), new Told(mark.isAfter(before.mark()) ? mark : before.mark(), true));
        }
        return commands;
    }
}
