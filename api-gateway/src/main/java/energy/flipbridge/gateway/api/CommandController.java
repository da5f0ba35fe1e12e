package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.commands.CommandReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Flip's commands. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/commands", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commands", description = "Flip's commands: how they stand and what happened to them")
class CommandController {

    private final CommandReader commands;

    CommandController(CommandReader commands) {
        this.commands = commands;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getCommand", summary = "One command, with its steps and what Flip sent")
    Mono<CommandResponse> one(@PathVariable String id) {
        return Blocking.call(() -> CommandResponse.of(Known.command(commands, id)));
    }
}
