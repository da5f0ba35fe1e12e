package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.gateway.api.PageResponse;
import energy.flipbridge.gateway.api.Parameters;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.homes.HomeDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An own home's events of the grid. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes/{siteId}/events", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class EventController {

    private final HomeEvents events;
    private final Validation validation;

    EventController(HomeEvents events, Validation validation) {
        this.events = events;
        this.validation = validation;
    }

    @GetMapping
    @Operation(operationId = "listHomeEvents", summary = "The home's events, those announced last first")
    Mono<PageResponse<EventResponse>> list(
            @PathVariable String siteId,
            @Parameter(description = "some of upcoming, active and past, separated by commas; all when left out")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Parameters parameters = new Parameters();
        int most = parameters.limit(limit);
        Set<FlipEventStatus> wanted = statuses(status, parameters);
        parameters.check();
        return Blocking.call(() -> PageResponse.of(
                Parameters.page(() -> events.events(siteId, wanted, most, cursor)), Function.identity()));
    }

    @PatchMapping("/{eventId}")
    @Operation(operationId = "changeHomeEvent", summary = "Opts out of an event or back in, and sets its reserve")
    Mono<EventResponse> change(
            @PathVariable String siteId,
            @PathVariable String eventId,
            @RequestBody EventChange change,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home,
            Principal principal,
            ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.call(() -> events.change(home, eventId, validation.checked(change, change.missing()), asker));
    }

    private static Set<FlipEventStatus> statuses(@Nullable String words, Parameters parameters) {
        if (words == null || words.isBlank()) {
            return EnumSet.allOf(FlipEventStatus.class);
        }
        Set<FlipEventStatus> statuses = EnumSet.noneOf(FlipEventStatus.class);
        for (String word : words.split(",", -1)) {
            switch (word.strip()) {
                case "upcoming" -> statuses.add(FlipEventStatus.UPCOMING);
                case "active" -> statuses.add(FlipEventStatus.ACTIVE);
                case "past" -> statuses.addAll(Set.of(FlipEventStatus.COMPLETED, FlipEventStatus.CANCELED));
                default -> parameters.wrong("status", "must be some of upcoming, active and past, separated by commas");
            }
        }
        return statuses;
    }
}
