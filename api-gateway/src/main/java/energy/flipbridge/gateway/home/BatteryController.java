package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.gateway.api.TelemetryQuestion;
import energy.flipbridge.gateway.api.TelemetryRange;
import energy.flipbridge.gateway.api.TelemetryResponse;
import energy.flipbridge.gateway.flip.FlipSites;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.homes.HomeDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.InstantSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The batteries of an own home. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes/{siteId}/batteries/{thing}", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class BatteryController {

    @Schema(name = "BatteryReserve", description = "What is always kept for the home, percent")
    record Reserve(
            @NotNull(message = "is missing")
            @Min(value = 0, message = "must be at least 0")
            @Max(value = 100, message = "must be at most 100")
            Integer reservePercent) {}

    private final FlipSites flip;
    private final HomeCommands commands;
    private final HomeTelemetry telemetry;
    private final Validation validation;
    private final InstantSource clock;

    BatteryController(
            FlipSites flip,
            HomeCommands commands,
            HomeTelemetry telemetry,
            Validation validation,
            InstantSource clock) {
        this.flip = flip;
        this.commands = commands;
        this.telemetry = telemetry;
        this.validation = validation;
        this.clock = clock;
    }

    @PatchMapping
    @Operation(operationId = "changeHomeBattery", summary = "Sets what the battery always keeps in reserve")
    Mono<Reserve> change(
            @PathVariable String siteId,
            @PathVariable String thing,
            @RequestBody Reserve wanted,
            Principal principal,
            ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.call(() -> {
            int percentage = validation.checked(wanted).reservePercent();
            FlipProblems.value(
                    flip.setReserve(siteId, FlipIds.device(thing), percentage),
                    FlipProblems::notAtFlip,
                    FlipProblems::notAtFlip,
                    _ -> "reservePercent");
            commands.send(asker, at -> new RecordReserve(siteId, thing, null, percentage, at));
            return wanted;
        });
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "releaseBattery",
            summary = "Gives the battery up",
            description = "It leaves its programmes, what it was told is withdrawn, Flip forgets it, and then somebody "
                    + "else can register it.")
    Mono<Void> release(
            @PathVariable String siteId, @PathVariable String thing, Principal principal, ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.run(() -> commands.send(asker, at -> new ReleaseBattery(siteId, thing, at)));
    }

    @GetMapping("/telemetry")
    @Operation(
            operationId = "getHomeTelemetry",
            summary = "What the battery measured since it is yours",
            description = TelemetryQuestion.LIMITS)
    Mono<TelemetryResponse> telemetry(
            @PathVariable String siteId,
            @PathVariable String thing,
            @ParameterObject TelemetryQuestion question,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home) {
        TelemetryRange range = question.range(clock.instant());
        return Blocking.call(() -> telemetry.of(home, thing, range));
    }
}
