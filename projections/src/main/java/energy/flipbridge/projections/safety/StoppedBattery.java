package energy.flipbridge.projections.safety;

import energy.flipbridge.domain.device.DeviceCommand;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the stops under which a battery is with those that stand for its home and for the fleet. */
final class StoppedBattery {

    private static final String LEFT = "the battery left the home that is stopped";

    /** @param because the stop that stands or was lifted, if one is known */
    record Due(DeviceCommand command, Optional<KnownStop> because) {}

    private StoppedBattery() {}

    static List<Due> due(DeviceDetails battery, StandingStops standing, Instant now) {
        List<Due> due = new ArrayList<>();
        for (StopScope scope : List.of(StopScope.FLEET, StopScope.HOME)) {
            due(battery, scope, standing.known(scope, battery.homeId()), now).ifPresent(due::add);
        }
        return due;
    }

    private static Optional<Due> due(DeviceDetails battery, StopScope scope, Optional<KnownStop> known, Instant now) {
        Optional<Stop> has =
                battery.stops().stream().filter(stop -> stop.scope() == scope).findFirst();
        Optional<KnownStop> wanted = known.filter(KnownStop::standing);
        if (wanted.isPresent()) {
            KnownStop stop = wanted.get();
            return has.filter(stands -> stands.reason().equals(stop.reason())).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new Due(new StopControl(battery.thing(), scope, stop.mode(), stop.reason(), now), wanted));
        }
        return has.map(_ -> new Due(
                new ResumeControl(
                        battery.thing(), scope, known.map(KnownStop::reason).orElse(LEFT), now),
                known));
    }
}
