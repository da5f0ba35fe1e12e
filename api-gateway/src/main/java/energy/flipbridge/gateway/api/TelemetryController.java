package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.SeveralTelemetryResponse.SeriesResponse;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices")
class TelemetryController {

    private static final int MOST_THINGS = 10;

    private final DeviceReader devices;
    private final TelemetryReader telemetry;
    private final InstantSource clock;

    TelemetryController(DeviceReader devices, TelemetryReader telemetry, InstantSource clock) {
        this.devices = devices;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @GetMapping("/devices/{thing}/telemetry")
    @Operation(
            operationId = "getDeviceTelemetry",
            summary = "What a battery measured",
            description = TelemetryQuestion.LIMITS)
    Mono<TelemetryResponse> telemetry(@PathVariable String thing, @ParameterObject TelemetryQuestion question) {
        TelemetryRange range = question.range(clock.instant());
        return Blocking.call(() -> {
            Known.device(devices, thing);
            return TelemetryResponse.of(range, range.points(telemetry, thing, range.from()));
        });
    }

    @GetMapping("/telemetry")
    @Operation(
            operationId = "getTelemetry",
            summary = "What several batteries measured, side by side",
            description =
                    TelemetryQuestion.LIMITS + " Several batteries share these: two may be asked for half as long.")
    Mono<SeveralTelemetryResponse> several(
            @Parameter(
                            description = "thing name; comes once for each battery, at most " + MOST_THINGS + " times",
                            example = "garage-battery")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> thing,
            @ParameterObject TelemetryQuestion question) {
        List<String> things = things(thing);
        TelemetryRange range = question.range(clock.instant(), things.size());
        return Blocking.call(() -> {
            things.forEach(name -> Known.device(devices, name));
            return SeveralTelemetryResponse.of(
                    range,
                    things.stream()
                            .map(name -> SeriesResponse.of(name, range, range.points(telemetry, name, range.from())))
                            .toList());
        });
    }

    private static List<String> things(@Nullable List<String> names) {
        List<String> things =
                names == null ? List.of() : names.stream().distinct().toList();
        Parameters parameters = new Parameters();
        if (things.isEmpty() || things.size() > MOST_THINGS) {
            parameters.wrong("thing", "must come once for each battery, from 1 to " + MOST_THINGS + " times");
        }
        parameters.check();
        return things;
    }
}
