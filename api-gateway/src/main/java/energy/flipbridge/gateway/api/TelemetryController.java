package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
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
            description = TelemetryQuestion.LIMITS)
    Mono<TelemetryResponse> telemetry(@PathVariable String thing, @ParameterObject TelemetryQuestion question) {
        TelemetryRange range = question.range(clock.instant());
        return Blocking.call(() -> {
            devices.device(thing).orElseThrow(() -> DeviceController.unknown(thing));
            return TelemetryResponse.of(range, range.points(telemetry, thing, range.from()));
        });
    }
}
