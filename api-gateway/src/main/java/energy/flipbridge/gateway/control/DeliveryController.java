package energy.flipbridge.gateway.control;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeliveryTest;
import energy.flipbridge.domain.device.DeviceCommand.RequestRedelivery;
import energy.flipbridge.gateway.api.Known;
import energy.flipbridge.gateway.control.SupportCommands.Asked;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What staff do about the delivery of commands. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Delivery", description = "Send what waits again, call a command off, test the way to a battery")
class DeliveryController {

    @Schema(name = "DeliveryTest", description = "A test that is on its way")
    record DeliveryTestResponse(
            @Schema(description = "its id; GET /api/commands/{id} tells how it stands", example = "test-1b4e")
            String commandId) {}

    private final DeviceReader devices;
    private final CommandReader known;
    private final SupportCommands commands;

    DeliveryController(DeviceReader devices, CommandReader known, SupportCommands commands) {
        this.devices = devices;
        this.known = known;
        this.commands = commands;
    }

    @PostMapping(
            path = "/api/devices/{thing}/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "resendCommands",
            summary = "Sends what waits for a battery at once",
            description = "The bridge does so by itself whenever the battery is heard and has not confirmed, with a "
                    + "growing interval. Sending again is harmless: a battery knows each delivery by its stamp.")
    Mono<Void> resend(
            @PathVariable String thing,
            @Valid @RequestBody ReasonRequest request,
            Principal principal,
            ServerWebExchange exchange) {
        Asked asked = Asked.of(principal, exchange);
        return Blocking.run(() -> {
            String name = Known.device(devices, thing).thing();
            if (!commands.send(asked, at -> new RequestRedelivery(name, request.why(), at))) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "nothing-waits",
                        "Nothing waits for this battery: it has confirmed everything, or it is too late for it.");
            }
        });
    }

    @PostMapping(path = "/api/devices/{thing}/test", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testDelivery",
            summary = "Tests whether commands reach a battery",
            description = "It gets the withdrawal of a command that there never was, confirms it as it does any other, "
                    + "and does nothing. Flip hears nothing of it. A battery that is stopped can be tested, too.")
    Mono<DeliveryTestResponse> test(@PathVariable String thing, Principal principal, ServerWebExchange exchange) {
        Asked asked = Asked.of(principal, exchange);
        return Blocking.call(() -> {
            String name = Known.device(devices, thing).thing();
            String id = DeliveryTest.id(UUID.randomUUID().toString());
            commands.send(asked, at -> DeliveryTest.queue(name, id, at));
            return new DeliveryTestResponse(id);
        });
    }

    @PostMapping(
            path = "/api/commands/{id}/call-off",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "callOffCommand",
            summary = "Calls a command off",
            description = "The battery is told to drop it. Flip is told that it failed, with the reason, unless it was "
                    + "told before that the battery has it; it may send another.")
    Mono<Void> callOff(
            @PathVariable String id,
            @Valid @RequestBody ReasonRequest request,
            Principal principal,
            ServerWebExchange exchange) {
        Asked asked = Asked.of(principal, exchange);
        return Blocking.run(() -> {
            String command = Known.command(known, id).commandId();
            String because = "called off by support: " + request.why();
            if (!commands.send(asked, at -> WithdrawCommand.stopped(command, because, at))) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "command-over",
                        "The command is over or withdrawn already, so there is nothing to call off.");
            }
        });
    }
}
