package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.devices.DeviceReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why something happened to a battery. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Devices")
class CausesController {

    private final DeviceReader devices;
    private final Causes causes;

    CausesController(DeviceReader devices, Causes causes) {
        this.devices = devices;
        this.causes = causes;
    }

    @GetMapping(path = "/api/devices/{thing}/history/{eventId}/causes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEventCauses",
            summary = "Why something happened to a battery: from the event back to the webhook, message or request")
    Mono<List<CauseResponse>> causes(@PathVariable String thing, @PathVariable String eventId) {
        return Blocking.call(() -> {
            Known.device(devices, thing);
            List<CauseResponse> chain = causes.of(thing, eventId);
            if (chain.isEmpty()) {
                throw ProblemException.notFound(
                        "unknown-event",
                        "The history of this device has no event with the id \"" + Texts.shortened(eventId)
                                + "\". GET /api/devices/{thing}/history tells the ids.");
            }
            return chain;
        });
    }
}
