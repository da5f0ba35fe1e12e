package energy.flipbridge.domain.model;

import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A battery that follows the prototype's high-water rule, keeps a schedule, and may know results. */
final class BatteryModel {

    record Report(Instant mark, List<CommandResult> results) {}

    final Map<String, FlipOrder> schedule = new TreeMap<>();
    final Set<Instant> processed = new HashSet<>();
    private final List<CommandResult> results = new ArrayList<>();
    private final boolean tellsResults;
    Instant mark = Instant.EPOCH;

    BatteryModel(boolean tellsResults) {
        this.tellsResults = tellsResults;
    }

    void receive(List<DeliveryQueued> message, boolean rejects) {
        for (DeliveryQueued entry : message) {
            if (entry.stamp().isAfter(mark)) {
                process(entry, rejects && tellsResults);
                processed.add(entry.stamp());
                mark = entry.stamp();
            }
        }
    }

    Report report() {
        return new Report(mark, tellsResults ? List.copyOf(results) : List.of());
    }

    private void process(DeliveryQueued entry, boolean rejects) {
        FlipOrder order = FlipModel.parse(entry.commandJson(), entry.stamp());
        if (order.status().isWithdrawn()) {
            schedule.remove(order.commandId());
        } else if (rejects) {
            // The worst case: what it had of the command before stays in force.
            results.add(new CommandResult(
                    order.commandId(), entry.stamp(), CommandResult.Outcome.REJECTED, "too much power"));
            return;
        } else {
            schedule.put(order.commandId(), order);
        }
        results.add(new CommandResult(order.commandId(), entry.stamp(), CommandResult.Outcome.ACCEPTED, null));
    }
}
