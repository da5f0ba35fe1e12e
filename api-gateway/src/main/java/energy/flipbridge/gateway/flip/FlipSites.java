package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.flip.FlipTypes.CommissionRequest;
import energy.flipbridge.gateway.flip.FlipTypes.Device;
import energy.flipbridge.gateway.flip.FlipTypes.KnownDevice;
import energy.flipbridge.gateway.flip.FlipTypes.KnownSite;
import energy.flipbridge.gateway.flip.FlipTypes.Site;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Flip's sites and their devices. */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class FlipSites {

    private final FlipCalls calls;

    FlipSites(FlipCalls calls) {
        this.calls = calls;
    }

    /** @return whether Flip has enrolled the site in a programme by itself */
    public FlipAnswer<Boolean> commission(Site site, Device device) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(new CommissionRequest(site, List.of(device), true));
        return FlipAnswer.of(() -> calls.asClient("POST", "/v1/commission", body))
                .map(answer -> answer.hasNonNull("enrollment"));
    }

    /** A further device; Flip wants the client's token for it. */
    public FlipAnswer<JsonNode> addDevice(Device device) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(device);
        String path = "/v1/site/" + FlipHttp.encoded(device.siteId()) + "/devices";
        return FlipAnswer.of(() -> calls.asClient("POST", path, body));
    }

    public FlipAnswer<KnownSite> site(String siteId) {
        return FlipAnswer.readable(() -> calls.forSite("GET", siteId, "", FlipCalls.NO_BODY))
                .map(KnownSite::of);
    }

    /** @param changes Flip's field names with their new values; the others stay */
    public FlipAnswer<KnownSite> change(String siteId, Map<String, String> changes) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(changes);
        return FlipAnswer.readable(() -> calls.forSite("PATCH", siteId, "", body))
                .map(KnownSite::of);
    }

    /** Empties every field that tells whose site it is and where. */
    public FlipAnswer<JsonNode> eraseContact(String siteId) {
        Map<String, @Nullable String> nothing = new LinkedHashMap<>();
        FlipTypes.CONTACT.forEach(field -> nothing.put(field, null));
        byte[] body = JsonMapper.shared().writeValueAsBytes(nothing);
        return FlipAnswer.of(() -> calls.forSite("PATCH", siteId, "", body));
    }

    public FlipAnswer<KnownDevice> device(String siteId, String deviceId) {
        return FlipAnswer.readable(() -> calls.forSite("GET", siteId, device(deviceId), FlipCalls.NO_BODY))
                .map(KnownDevice::of);
    }

    /** @param percentage of the capacity that is never discharged, 0 to 100 */
    public FlipAnswer<JsonNode> setReserve(String siteId, String deviceId, int percentage) {
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of("configuration", Map.of("reserve_percentage", percentage)));
        return FlipAnswer.of(() -> calls.forSite("PATCH", siteId, device(deviceId), body));
    }

    public FlipAnswer<JsonNode> remove(String siteId, String deviceId) {
        return FlipAnswer.of(() -> calls.forSite("DELETE", siteId, device(deviceId), FlipCalls.NO_BODY));
    }

    private static String device(String deviceId) {
        return "/device/" + FlipHttp.encoded(deviceId);
    }
}
