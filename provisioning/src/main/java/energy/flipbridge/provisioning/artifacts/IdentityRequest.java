package energy.flipbridge.provisioning.artifacts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The note that is on disk before a certificate is asked for: what a later run needs to continue.
 *
 * @param retires ARNs of the certificates that the new one takes the place of
 * @param keepOldFor how long those stay valid after the switch
 * @param installedAt when the new identity was in place
 */
public record IdentityRequest(
        String thingName,
        KeyOrigin keys,
        Instant requestedAt,
        List<String> retires,
        Duration keepOldFor,
        Optional<Instant> installedAt) {

    public static IdentityRequest of(
            ThingName thing, KeyOrigin keys, Instant now, List<String> retires, Duration keepOldFor) {
        return new IdentityRequest(thing.value(), keys, now, List.copyOf(retires), keepOldFor, Optional.empty());
    }

    IdentityRequest installed(Instant at) {
        return new IdentityRequest(thingName, keys, requestedAt, retires, keepOldFor, Optional.of(at));
    }
}
