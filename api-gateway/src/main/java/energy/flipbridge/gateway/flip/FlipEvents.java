package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Flip's events: what a site is asked to do and when. */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
public class FlipEvents {

    /** Flip's statuses that can be asked for (docs.flip.energy/api-8181468). */
    public enum Status {
        UPCOMING,
        ACTIVE,
        COMPLETED
    }

    private final FlipCalls calls;

    FlipEvents(FlipCalls calls) {
        this.calls = calls;
    }

    /** @param statuses none for all */
    public FlipAnswer<List<FlipEvent>> events(String siteId, List<Status> statuses) {
        String query =
                statuses.stream().map(status -> "status=" + status.name()).collect(Collectors.joining("&"));
        String path = "/events" + (query.isEmpty() ? "" : "?" + query);
        return FlipAnswer.readable(() -> calls.forSite("GET", siteId, path, FlipCalls.NO_BODY))
                .map(list -> list.valueStream().map(FlipEvent::of).toList());
    }

    public FlipAnswer<FlipEvent> event(String siteId, String eventId) {
        return FlipAnswer.readable(() -> calls.forSite("GET", siteId, path(eventId), FlipCalls.NO_BODY))
                .map(FlipEvent::of);
    }

    /**
     * Opts out or in, and sets what is kept in reserve.
     *
     * @param participating {@code null} to leave it as it is
     * @param reserves percentages by device id, 0 to 100; none to leave them as they are
     */
    public FlipAnswer<FlipEvent> change(
            String siteId, String eventId, @Nullable Boolean participating, Map<String, Integer> reserves) {
        ObjectNode change = JsonMapper.shared().createObjectNode();
        if (participating != null) {
            change.put("is_participating", participating.booleanValue());
        }
        if (!reserves.isEmpty()) {
            ArrayNode settings = change.putArray("device_settings");
            reserves.forEach((deviceId, percentage) ->
                    settings.addObject().put("device_id", deviceId).put("backup_reserve_percentage", percentage));
        }
        byte[] body = JsonMapper.shared().writeValueAsBytes(change);
        return FlipAnswer.readable(() -> calls.forSite("PATCH", siteId, path(eventId), body))
                .map(FlipEvent::of);
    }

    private static String path(String eventId) {
        return "/event/" + FlipHttp.encoded(eventId);
    }
}
