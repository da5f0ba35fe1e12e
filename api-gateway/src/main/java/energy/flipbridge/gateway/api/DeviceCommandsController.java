package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The commands of a battery. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/devices/{thing}/commands", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices")
class DeviceCommandsController {

    private final DeviceReader devices;
    private final CommandReader commands;

    DeviceCommandsController(DeviceReader devices, CommandReader commands) {
        this.devices = devices;
        this.commands = commands;
    }

    @GetMapping
    @Operation(operationId = "listDeviceCommands", summary = "A battery's commands, newest first")
    Mono<PageResponse<CommandResponse>> commands(
            @PathVariable String thing,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        int most = limit(limit);
        return Blocking.call(() -> {
            Known.device(devices, thing);
            return PageResponse.of(
                    Parameters.page(() -> commands.commands(thing, most, cursor)), CommandResponse::inList);
        });
    }

    private static int limit(@Nullable String text) {
        Parameters parameters = new Parameters();
        int limit = parameters.limit(text);
        parameters.check();
        return limit;
    }
}
