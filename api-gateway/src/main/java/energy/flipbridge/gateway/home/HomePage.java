package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.home.DetailsForFlip.Verdict;
import energy.flipbridge.gateway.home.HomeResponse.BatteryResponse;
import energy.flipbridge.gateway.home.HomeResponse.Control;
import energy.flipbridge.gateway.home.HomeResponse.EnrolmentResponse;
import energy.flipbridge.gateway.home.HomeResponse.NowResponse;
import energy.flipbridge.gateway.home.HomeResponse.RefusalResponse;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeDetails.Enrolment;
import energy.flipbridge.projections.homes.HomeDetails.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a home together from the views. Of a battery it tells only what happened since its present owner has it, and
 * nothing once that is somebody else.
 */
@Component
@OnRole(Role.WEB)
class HomePage {

    private final DeviceReader devices;
    private final DetailsForFlip details;

    HomePage(DeviceReader devices, DetailsForFlip details) {
        this.devices = devices;
        this.details = details;
    }

    /** Blocks. */
    HomeResponse of(HomeDetails home) {
        return new HomeResponse(
                home.siteId(),
                home.batteries().stream().map(battery -> battery(home, battery)).toList(),
                home.enrolments().stream().map(this::enrolment).toList());
    }

    /** Blocks. @return since when the battery is the owner's; nothing when it is not */
    Optional<Instant> ownedSince(HomeDetails home, String thing) {
        return owned(home, thing).map(DeviceDetails::registeredAt);
    }

    EnrolmentResponse enrolment(Enrolment enrolment) {
        return new EnrolmentResponse(
                enrolment.enrolmentId(),
                enrolment.programId(),
                enrolment.things(),
                enrolment.state(),
                refusal(enrolment.refusal(), enrolment.requestId()),
                enrolment.requestedAt(),
                enrolment.changedAt());
    }

    private BatteryResponse battery(HomeDetails home, Battery battery) {
        Optional<DeviceDetails> device = owned(home, battery.thing());
        Optional<DeviceDetails> heard = device.filter(found -> isSince(found, found.lastHeardAt()));
        return new BatteryResponse(
                battery.thing(),
                battery.state(),
                refusal(battery.refusal(), battery.requestId()),
                heard.map(DeviceDetails::connection).orElse(Connection.UNKNOWN),
                heard.map(DeviceDetails::lastHeardAt).orElse(null),
                heard.map(DeviceDetails::offlineSince).orElse(null),
                Control.of(device.map(DeviceDetails::stops).orElse(List.of())),
                device.flatMap(HomePage::now).orElse(null));
    }

    private static Optional<NowResponse> now(DeviceDetails device) {
        return Optional.ofNullable(device.reading())
                .filter(reading -> isSince(device, reading.startTime()))
                .map(NowResponse::of);
    }

    private static boolean isSince(DeviceDetails device, @Nullable Instant time) {
        Instant registeredAt = device.registeredAt();
        return time != null && registeredAt != null && !time.isBefore(registeredAt);
    }

    private Optional<DeviceDetails> owned(HomeDetails home, String thing) {
        return devices.device(thing).filter(device -> home.owner().equals(device.owner()));
    }

    private @Nullable RefusalResponse refusal(@Nullable Refused refused, @Nullable String requestId) {
        if (refused == null) {
            return null;
        }
        List<WrongField> errors = Optional.ofNullable(requestId)
                .flatMap(details::verdict)
                .map(Verdict::errors)
                .filter(told -> !told.isEmpty())
                .orElseGet(() -> refused.fields().stream()
                        .map(field -> new WrongField(field, "is not accepted by Flip"))
                        .toList());
        return new RefusalResponse(refused.reason(), errors);
    }
}
