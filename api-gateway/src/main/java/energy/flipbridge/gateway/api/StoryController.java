package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.history.HistoryReader;
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

/** What happened to a battery. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/devices/{thing}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices")
class StoryController {

    private final DeviceReader devices;
    private final HistoryReader history;
    private final CommandReader commands;

    StoryController(DeviceReader devices, HistoryReader history, CommandReader commands) {
        this.devices = devices;
        this.history = history;
        this.commands = commands;
    }

    @GetMapping("/history")
    @Operation(
            operationId = "getDeviceHistory",
            summary = "Everything that happened to a battery, newest first; readings in a row are one entry")
    Mono<PageResponse<HistoryResponse>> history(
            @PathVariable String thing,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        int most = limit(limit);
        return Blocking.call(() -> {
            check(thing);
            return PageResponse.of(Parameters.page(() -> history.history(thing, most, cursor)), HistoryResponse::of);
        });
    }

    @GetMapping("/commands")
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
            check(thing);
            return PageResponse.of(
                    Parameters.page(() -> commands.commands(thing, most, cursor)), CommandResponse::inList);
        });
    }

    private void check(String thing) {
        devices.device(thing).orElseThrow(() -> DeviceController.unknown(thing));
    }

    private static int limit(@Nullable String text) {
        Parameters parameters = new Parameters();
        int limit = parameters.limit(text);
        parameters.check();
        return limit;
    }
}
