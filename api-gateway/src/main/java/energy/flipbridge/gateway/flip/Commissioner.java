package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.flip.FlipTypes.Device;
import energy.flipbridge.gateway.flip.FlipTypes.KnownDevice;
import energy.flipbridge.gateway.flip.FlipTypes.KnownSite;
import energy.flipbridge.gateway.flip.FlipTypes.Site;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes a site and its devices known to Flip. A 409 after a crash is told from somebody else's site by comparing what Flip
 * has with what was to be sent. Everything here may be repeated, and blocks.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class Commissioner {

    /** @param device {@code null} when the site is without it */
    private record Found(KnownSite site, @Nullable KnownDevice device) {}

    private final FlipSites flip;

    Commissioner(FlipSites flip) {
        this.flip = flip;
    }

    /** A site with its first device. */
    public Commissioning commission(Site site, Device device) {
        return commissioned(site, device, new Commissioning.Conflict("Flip knows the site, but without this device"));
    }

    /**
     * A home with a battery. A site that Flip kept when its last battery was released takes the new one, under the address
     * that is given now; it is known by its e-mail, or else by its name, and somebody else's is left as it is.
     */
    public Commissioning moveIn(Site site, Device device) {
        return commissioned(site, device, null);
    }

    /** A further device of a site that Flip has. */
    public Commissioning add(Device device) {
        return switch (flip.addDevice(device)) {
            case FlipAnswer.Conflict<JsonNode> _ -> compare(device);
            case FlipAnswer<JsonNode> answer -> outcome(answer.map(_ -> false));
        };
    }

    /**
     * Whether what Flip has of a site and its device is what was to be sent; nothing is changed there. A site without the
     * device is known by its e-mail, or else by its name.
     *
     * @return missing when Flip does not have the site
     */
    public FlipAnswer<Boolean> isOurs(Site site, Device device) {
        return found(site.id(), device.id())
                .map(found -> found.device() == null
                        ? others(found.site(), site).isEmpty()
                        : differing(found.site(), site, found.device(), device).isEmpty());
    }

    /**
     * The same of a further device of a site that is ours.
     *
     * @return missing when Flip does not have the device there
     */
    public FlipAnswer<Boolean> isOurs(Device device) {
        return flip.device(device.siteId(), device.id())
                .map(known -> differing("serial_number", known.serialNumber(), device.serialNumber())
                        .isEmpty());
    }

    /** @param withoutDevice what it means when Flip has the site alone; {@code null} when the device is to be added then */
    private Commissioning commissioned(Site site, Device device, @Nullable Commissioning withoutDevice) {
        return switch (flip.commission(site, device)) {
            case FlipAnswer.Conflict<Boolean> _ -> compare(site, device, withoutDevice);
            case FlipAnswer<Boolean> answer -> outcome(answer);
        };
    }

    private Commissioning compare(Site site, Device device, @Nullable Commissioning withoutDevice) {
        return switch (found(site.id(), device.id())) {
            case FlipAnswer.Done<Found>(Found(KnownSite known, KnownDevice knownDevice)) -> {
                if (knownDevice != null) {
                    yield conclusion(differing(known, site, knownDevice, device));
                }
                yield withoutDevice == null ? addTo(known, site, device) : withoutDevice;
            }
            case FlipAnswer.Missing<Found> _ ->
                new Commissioning.Conflict("Flip knows the device, but under another site");
            case FlipAnswer<Found> answer -> outcome(answer.map(_ -> false));
        };
    }

    private FlipAnswer<Found> found(String siteId, String deviceId) {
        return switch (flip.site(siteId)) {
            case FlipAnswer.Done<KnownSite>(KnownSite site) ->
                switch (flip.device(siteId, deviceId)) {
                    case FlipAnswer.Missing<KnownDevice> _ -> new FlipAnswer.Done<>(new Found(site, null));
                    case FlipAnswer<KnownDevice> answer -> answer.map(device -> new Found(site, device));
                };
            case FlipAnswer<KnownSite> answer -> answer.map(site -> new Found(site, null));
        };
    }

    private Commissioning addTo(KnownSite known, Site site, Device device) {
        List<String> differing = others(known, site);
        if (!differing.isEmpty()) {
            return conclusion(differing);
        }
        return switch (flip.change(site.id(), site.changes())) {
            case FlipAnswer.Done<KnownSite> _ -> add(device);
            case FlipAnswer<KnownSite> answer -> outcome(answer.map(_ -> false));
        };
    }

    private Commissioning compare(Device device) {
        return switch (flip.device(device.siteId(), device.id())) {
            case FlipAnswer.Done<KnownDevice>(KnownDevice known) ->
                conclusion(differing("serial_number", known.serialNumber(), device.serialNumber()));
            case FlipAnswer.Missing<KnownDevice> _ ->
                new Commissioning.Conflict("Flip knows the device, but under another site");
            case FlipAnswer<KnownDevice> answer -> outcome(answer.map(_ -> false));
        };
    }

    private static List<String> differing(KnownSite known, Site site, KnownDevice knownDevice, Device device) {
        List<String> differing = new ArrayList<>();
        differing.addAll(differing("state_code", known.stateCode(), site.stateCode()));
        differing.addAll(differing("zip_code", known.zipCode(), site.zipCode()));
        differing.addAll(differing("street_address", known.streetAddress(), site.streetAddress()));
        differing.addAll(differing("serial_number", knownDevice.serialNumber(), device.serialNumber()));
        return differing;
    }

    private static List<String> others(KnownSite known, Site site) {
        if (known.email() != null && site.email() != null) {
            return differing("email", known.email(), site.email());
        }
        List<String> differing = new ArrayList<>();
        differing.addAll(differing("first_name", known.firstName(), site.firstName()));
        differing.addAll(differing("last_name", known.lastName(), site.lastName()));
        return differing;
    }

    private static Commissioning conclusion(List<String> differing) {
        return differing.isEmpty()
                ? new Commissioning.AlreadyOurs()
                : new Commissioning.Conflict("Flip has the site already, with another " + String.join(", ", differing));
    }

    private static List<String> differing(String field, @Nullable String theirs, String ours) {
        return theirs == null || theirs.strip().equalsIgnoreCase(ours.strip()) ? List.of() : List.of(field);
    }

    private static Commissioning outcome(FlipAnswer<Boolean> answer) {
        return switch (answer) {
            case FlipAnswer.Done<Boolean>(Boolean enrolled) -> new Commissioning.Done(enrolled);
            case FlipAnswer.Missing<Boolean>(String cause) -> new Commissioning.Rejected(404, List.of(), cause);
            case FlipAnswer.Conflict<Boolean>(String cause) -> new Commissioning.Conflict(cause);
            case FlipAnswer.Refused<Boolean>(int status, List<FlipFault> faults, String cause) ->
                new Commissioning.Rejected(status, faults, cause);
            case FlipAnswer.Unavailable<Boolean>(String cause, var retryAfter) ->
                new Commissioning.Unavailable(cause, retryAfter);
        };
    }
}
