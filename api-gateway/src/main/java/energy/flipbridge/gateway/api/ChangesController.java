package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What became of a battery from one moment to another. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Devices")
class ChangesController {

    private final Moments moments;
    private final InstantSource clock;

    ChangesController(Moments moments, InstantSource clock) {
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping(path = "/api/devices/{thing}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDeviceChanges",
            summary = "What is different of a battery and its commands between two moments, field by field",
            description = "Each moment is a time or the number of the battery's event after which it is.")
    Mono<ChangesResponse> changes(@PathVariable String thing, @ParameterObject ChangesQuestion question) {
        ChangesQuestion.Choices choices = question.choices(clock.instant());
        return Blocking.call(() -> ChangesResponse.of(moments.between(thing, choices.from(), choices.to())));
    }
}
