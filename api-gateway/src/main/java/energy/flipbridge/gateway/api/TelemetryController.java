package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.telemetry.Resolution;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a battery measured. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/devices/{thing}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices")
class TelemetryController {

    private final DeviceReader devices;
    private final TelemetryReader telemetry;
    private final InstantSource clock;

    TelemetryController(DeviceReader devices, TelemetryReader telemetry, InstantSource clock) {
        this.devices = devices;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @GetMapping("/telemetry")
    @Operation(
            operationId = "getDeviceTelemetry",
            summary = "What a battery measured",
            description = "At most 6 hours raw, 3 days by minute, 92 days by hour, 1,098 days by day. Without from and "
                    + "to: the last hour. Without resolution: one that suits the range.")
    Mono<TelemetryResponse> telemetry(
            @PathVariable String thing,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "exclusive", schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(schema = @Schema(allowableValues = {"raw", "minute", "hour", "day"}))
                    @RequestParam(required = false)
                    @Nullable
                    String resolution) {
        TelemetryRange range = TelemetryRange.of(from, to, resolution, clock.instant());
        return Blocking.call(() -> {
            devices.device(thing).orElseThrow(() -> DeviceController.unknown(thing));
            return range.resolution() == Resolution.RAW
                    ? TelemetryResponse.of(
                            range, telemetry.readings(thing, range.from(), range.to()), TelemetryResponse.Point::of)
                    : TelemetryResponse.of(
                            range,
                            telemetry.intervals(thing, range.from(), range.to(), range.resolution()),
                            TelemetryResponse.Point::of);
        });
    }
}
