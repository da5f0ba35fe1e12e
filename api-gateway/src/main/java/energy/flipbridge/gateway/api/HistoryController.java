package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.history.HistoryFilter;
import energy.flipbridge.projections.history.HistoryReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened to a battery, by whom and why. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Devices")
class HistoryController {

    private final DeviceReader devices;
    private final HistoryReader history;

    HistoryController(DeviceReader devices, HistoryReader history) {
        this.devices = devices;
        this.history = history;
    }

    @GetMapping(path = "/api/devices/{thing}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDeviceHistory",
            summary = "Everything that happened to a battery, its commands and registrations and, while it was there, "
                    + "its home, newest first; readings in a row are one entry",
            description = "Who of the staff read what of it is told too, once in a quarter of an hour.")
    Mono<HistoryPageResponse> history(
            @PathVariable String thing,
            @Parameter(description = "name of an event, such as CommandAcked; may come several times")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> event,
            @Parameter(
                            description = "who did it: as an entry names it, or the kind alone: flip, device, "
                                    + "homeowner, support, system",
                            example = "support")
                    @RequestParam(required = false)
                    @Nullable
                    String actor,
            @Parameter(description = "id of a command that it is about") @RequestParam(required = false) @Nullable
                    String command,
            @Parameter(description = "recorded then or later", example = "2026-11-24T17:00:00.000Z")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "recorded before then") @RequestParam(required = false) @Nullable String to,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next or the previous of another page")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        Parameters parameters = new Parameters();
        int most = parameters.limit(limit);
        HistoryFilter filter = new HistoryParameters(event, actor, command, from, to).filter(parameters);
        parameters.check();
        return Blocking.call(() -> {
            Known.device(devices, thing);
            return HistoryPageResponse.of(Parameters.known(() -> history.page(thing, filter, most, cursor)));
        });
    }
}
