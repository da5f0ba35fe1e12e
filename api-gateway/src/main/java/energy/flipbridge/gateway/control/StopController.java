package energy.flipbridge.gateway.control;

import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.safety.SafetyCommand.ResumeAll;
import energy.flipbridge.domain.safety.SafetyCommand.StopAll;
import energy.flipbridge.domain.safety.SafetyScope;
import energy.flipbridge.gateway.api.Known;
import energy.flipbridge.gateway.api.PageResponse;
import energy.flipbridge.gateway.api.Texts;
import energy.flipbridge.gateway.control.SupportCommands.Asked;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.safety.StopReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Stops a battery, a home's batteries or all of them, and lets them go on. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/stops", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Stops", description = "Stop a battery, a home or the fleet, for safety")
class StopController {

    private static final String WITHIN =
            "GET /api/stops has it within a moment; each battery tells by events of its own when it came under it.";

    private final StopReader stops;
    private final DeviceReader devices;
    private final SupportCommands commands;

    StopController(StopReader stops, DeviceReader devices, SupportCommands commands) {
        this.stops = stops;
        this.devices = devices;
        this.commands = commands;
    }

    @GetMapping
    @Operation(operationId = "listStops", summary = "What is stopped now, the fleet first, then homes, then batteries")
    Mono<PageResponse<StopResponse>> list() {
        return Blocking.call(() -> new PageResponse<>(
                stops.standing().stream().map(StopResponse::of).toList(), null));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "stopControl",
            summary = "Stops a battery, a home's batteries or the fleet",
            description =
                    "What they have is taken back, and commands that come are answered as failed with the reason, "
                            + "until the stop is lifted. Readings go on. A stop of the fleet holds for batteries that come "
                            + "later, too; from the first second on nothing but withdrawals is sent. A second one brings a new "
                            + "reason. " + WITHIN)
    Mono<Void> stop(@Valid @RequestBody StopRequest request, Principal principal, ServerWebExchange exchange) {
        Asked asked = Asked.of(principal, exchange);
        return Blocking.run(() -> commands.send(asked, command(request)));
    }

    @PostMapping(path = "/lift", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "liftStop",
            summary = "Lifts a stop",
            description =
                    "New commands are taken again, unless another stop stands for the battery. What was withdrawn "
                            + "stays so: Flip was told that it failed, and sends what it wants anew. " + WITHIN)
    Mono<Void> lift(@Valid @RequestBody ResumeRequest request, Principal principal, ServerWebExchange exchange) {
        Asked asked = Asked.of(principal, exchange);
        return Blocking.run(() -> {
            if (!commands.send(asked, command(request))) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "not-stopped",
                        "There is no such stop, so there is nothing to lift. GET /api/stops lists what is stopped; a "
                                + "battery may be under the stop of its home or of the fleet.");
            }
        });
    }

    private Function<Instant, Object> command(StopRequest request) {
        String why = request.why();
        if (request.scope() == StopScope.DEVICE) {
            String thing = Known.device(devices, Objects.requireNonNull(request.subject()))
                    .thing();
            return at -> new StopControl(thing, StopScope.DEVICE, request.wantedMode(), why, at);
        }
        SafetyScope scope = scope(request.subject());
        return at -> new StopAll(scope, why, at);
    }

    private Function<Instant, Object> command(ResumeRequest request) {
        String why = request.why();
        if (request.scope() == StopScope.DEVICE) {
            String thing = Known.device(devices, Objects.requireNonNull(request.subject()))
                    .thing();
            return at -> new ResumeControl(thing, StopScope.DEVICE, why, at);
        }
        SafetyScope scope = scope(request.subject());
        return at -> new ResumeAll(scope, why, at);
    }

    private SafetyScope scope(@Nullable String siteId) {
        if (siteId == null || siteId.isBlank()) {
            return SafetyScope.FLEET;
        }
        if (devices.inHome(siteId).isEmpty()) {
            throw ProblemException.notFound(
                    "unknown-home",
                    "No battery is in a home with the site \"" + Texts.shortened(siteId)
                            + "\". GET /api/devices tells the site of each battery.");
        }
        return SafetyScope.home(siteId);
    }
}
