package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.moments.Change;
import energy.flipbridge.projections.moments.Moment;
import energy.flipbridge.projections.moments.MomentReader;
import energy.flipbridge.projections.moments.Place;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Finds the moments that requests name, and says what to do where there is none. All of it blocks. */
@Component
@OnRole(Role.WEB)
class Moments {

    private final DeviceReader devices;
    private final MomentReader moments;

    Moments(DeviceReader devices, MomentReader moments) {
        this.devices = devices;
        this.moments = moments;
    }

    /** @throws ProblemException when there is no such device, or nothing was known of it then */
    Moment of(String thing, MomentChoice choice) {
        DeviceDetails device = device(thing);
        return moments.moment(device, place(device, choice)).orElseThrow(() -> notYet(device));
    }

    /** @throws ProblemException as {@link #of}, and when the later moment is before the earlier one */
    Change between(String thing, MomentChoice from, MomentChoice to) {
        DeviceDetails device = device(thing);
        Place earlier = place(device, from);
        Place later = place(device, to);
        if (later.position() < earlier.position()) {
            throw ProblemException.wrongParameters(List.of(
                    new WrongField(field(to), "must not be before the moment to compare with; exchange the two")));
        }
        return moments.change(device, earlier, later).orElseThrow(() -> notYet(device));
    }

    private DeviceDetails device(String thing) {
        return Known.device(devices, thing);
    }

    private Place place(DeviceDetails device, MomentChoice choice) {
        return switch (choice) {
            case MomentChoice.At(Instant time) -> moments.at(time);
            case MomentChoice.Revision(String _, long number) ->
                moments.revision(device.thing(), number).orElseThrow(() -> noRevision(device.thing(), number));
        };
    }

    private static String field(MomentChoice to) {
        return switch (to) {
            case MomentChoice.At _ -> "to";
            case MomentChoice.Revision(String field, long _) -> field;
        };
    }

    private ProblemException noRevision(String thing, long number) {
        OptionalLong newest = moments.newestRevision(thing);
        return ProblemException.notFound(
                "unknown-revision",
                "\"" + Texts.shortened(thing) + "\" has no revision " + number + " yet. "
                        + (newest.isPresent()
                                ? "Its newest is " + newest.getAsLong() + "; ask for that one or an earlier one."
                                : "It has only measured and been mentioned so far; ask for a time instead."));
    }

    private static ProblemException notYet(DeviceDetails device) {
        Instant since = device.firstMentionedAt();
        return ProblemException.notFound(
                "unknown-moment",
                "Nothing was known of \"" + Texts.shortened(device.thing()) + "\" then. "
                        + (since == null
                                ? "Ask for a later moment."
                                : "It is known since " + Timestamps.format(since)
                                        + "; ask for that moment or a later one."));
    }
}
