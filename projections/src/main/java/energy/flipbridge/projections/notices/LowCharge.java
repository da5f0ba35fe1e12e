package energy.flipbridge.projections.notices;

import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which batteries have little to give in an event. An event takes charge from a battery down to its reserve, so a battery
 * is low when its last known charge is less than the reserve and 20 percentage points more. The reserve is the one for the
 * event, else the homeowner's, else the battery's own, else 20 percent. A battery is never low that the event's schedule
 * does not discharge or charges beforehand, or whose charge nobody knows: it never told, or not for a day.
 */
final class LowCharge {

    private static final int MARGIN = 20;
    private static final int USUAL_RESERVE = 20;
    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    private LowCharge() {}

    static List<LowBattery> of(
            HomeNotices home, Upcoming event, Function<String, Optional<DeviceDetails>> devices, Instant now) {
        return home.batteries().keySet().stream()
                .filter(event::discharges)
                .flatMap(thing -> devices.apply(thing)
                        .flatMap(LowCharge::reading)
                        .filter(reading -> reading.endTime().isAfter(now.minus(KNOWN_FOR)))
                        .map(reading -> low(home, event, thing, reading))
                        .orElseGet(Stream::empty))
                .toList();
    }

    /** What a former owner's battery measured says nothing of it in this home. */
    private static Optional<Reading> reading(DeviceDetails device) {
        Instant registeredAt = device.registeredAt();
        return Optional.ofNullable(device.reading())
                .filter(reading -> registeredAt == null || !reading.startTime().isBefore(registeredAt));
    }

    private static Stream<LowBattery> low(HomeNotices home, Upcoming event, String thing, Reading reading) {
        Double charge = reading.stateOfCharge();
        int reserve = reserve(home, event, thing, reading);
        return charge != null && charge < reserve + MARGIN
                ? Stream.of(new LowBattery(thing, charge, reserve))
                : Stream.empty();
    }

    private static int reserve(HomeNotices home, Upcoming event, String thing, Reading reading) {
        Integer ofEvent = event.reserves().get(thing);
        if (ofEvent != null) {
            return ofEvent;
        }
        Double own = reading.reserve();
        return home.batteries()
                .getOrDefault(thing, Optional.empty())
                .orElse(own == null ? USUAL_RESERVE : (int) Math.round(own));
    }
}
