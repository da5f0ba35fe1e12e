package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DeviceSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The batteries. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/devices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices", description = "Batteries: how they are, what happened to them, what they measured")
class DeviceController {

    private final DeviceReader devices;
    private final Moments moments;
    private final InstantSource clock;

    DeviceController(DeviceReader devices, Moments moments, InstantSource clock) {
        this.devices = devices;
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listDevices", summary = "All batteries, in the order in which they were first mentioned")
    Mono<PageResponse<DeviceResponse>> list(
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "a part of the thing name, in any case", example = "garage")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(
                            description = "only those whose certificate expires within so many days, or has expired",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "9999"),
                            example = "30")
                    @RequestParam(required = false)
                    @Nullable
                    String expiresWithinDays) {
        Parameters parameters = new Parameters();
        int most = parameters.limit(limit);
        String name = parameters.search(q);
        Instant expiresBefore = parameters
                .days("expiresWithinDays", expiresWithinDays)
                .map(clock.instant()::plus)
                .orElse(null);
        parameters.check();
        DeviceSearch search = new DeviceSearch(name, expiresBefore);
        return Blocking.call(() ->
                PageResponse.of(Parameters.page(() -> devices.devices(most, cursor, search)), DeviceResponse::inList));
    }

    @GetMapping("/{thing}")
    @Operation(
            operationId = "getDevice",
            summary = "One battery, as it is or as it was at a moment",
            description = "At a moment, with its commands and readings as they were then: see moment. Of its readings, "
                    + "the newest 2,000 arrivals of the two newest days with any count.")
    Mono<DeviceResponse> one(@PathVariable String thing, @ParameterObject MomentQuestion question) {
        return question.isNow()
                ? Blocking.call(() -> DeviceResponse.of(Known.device(devices, thing)))
                : at(thing, question.choice(clock.instant()));
    }

    private Mono<DeviceResponse> at(String thing, MomentChoice choice) {
        return Blocking.call(() -> DeviceResponse.of(moments.of(thing, choice)));
    }
}
