package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.flip.FlipHttp.Unreachable;
import energy.flipbridge.gateway.flip.FlipTypes.CommissionRequest;
import energy.flipbridge.gateway.flip.FlipTypes.Commissioning;
import energy.flipbridge.gateway.flip.FlipTypes.Device;
import energy.flipbridge.gateway.flip.FlipTypes.Site;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a site and its device known to Flip. A 409 after a crash is told from somebody else's site by comparing what Flip
 * has with what was to be sent.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class Commissioner {

    private static final int CONFLICT = 409;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final FlipClient flip;

    Commissioner(FlipClient flip) {
        this.flip = flip;
    }

    /** Repeatable; blocks. */
    public Commissioning commission(Site site, Device device) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(new CommissionRequest(site, List.of(device), true));
        try {
            FlipReply reply = flip.call("POST", "/v1/commission", body);
            if (reply.isSuccess()) {
                return new Commissioning.Done(reply.json().hasNonNull("enrollment"));
            }
            return reply.status() == CONFLICT ? compare(site, device) : failed(reply);
        } catch (FlipClient.FlipRefused e) {
            return e.isPassing()
                    ? new Commissioning.Unavailable(String.valueOf(e.getMessage()), Duration.ZERO)
                    : new Commissioning.Conflict("Flip has the site, but not as ours: " + e.getMessage());
        } catch (Unreachable e) {
            return new Commissioning.Unavailable(String.valueOf(e.getMessage()), Duration.ZERO);
        } catch (IOException e) {
            return new Commissioning.Unavailable(FlipReply.bounded(e.toString()), Duration.ZERO);
        }
    }

    private static Commissioning failed(FlipReply reply) {
        boolean passes = reply.status() >= 500
                || reply.status() == REQUEST_TIMEOUT
                || reply.status() == TOO_MANY_REQUESTS
                || reply.status() == 401
                || reply.status() == 403;
        return passes
                ? new Commissioning.Unavailable(reply.problem(), reply.retryAfter())
                : new Commissioning.Rejected(reply.status(), reply.problem());
    }

    private Commissioning compare(Site site, Device device) throws IOException {
        Optional<JsonNode> knownSite = flip.site(site.id());
        if (knownSite.isEmpty()) {
            return new Commissioning.Conflict("Flip knows the device, but under another site");
        }
        Optional<JsonNode> knownDevice = flip.device(site.id(), device.id());
        if (knownDevice.isEmpty()) {
            return new Commissioning.Conflict("Flip knows the site, but without this device");
        }
        List<String> differing = new ArrayList<>();
        compare(knownSite.get(), "state_code", site.stateCode(), differing);
        compare(knownSite.get(), "zip_code", site.zipCode(), differing);
        compare(knownSite.get(), "street_address", site.streetAddress(), differing);
        compare(knownDevice.get(), "serial_number", device.serialNumber(), differing);
        return differing.isEmpty()
                ? new Commissioning.AlreadyOurs()
                : new Commissioning.Conflict("Flip has the site already, with another " + String.join(", ", differing));
    }

    private static void compare(JsonNode known, String field, String ours, List<String> differing) {
        String theirs = known.path(field).asString("").strip();
        if (!theirs.isEmpty() && !theirs.equalsIgnoreCase(ours.strip())) {
            differing.add(field);
        }
    }
}
