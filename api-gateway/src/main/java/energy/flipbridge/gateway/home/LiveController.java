package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.security.StillLetIn;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** An own home while it is looked at. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class LiveController {

    private final HomeLive live;
    private final StillLetIn letIn;

    LiveController(HomeLive live, StillLetIn letIn) {
        this.live = live;
        this.letIn = letIn;
    }

    @GetMapping(path = "/api/homes/{siteId}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followHome",
            summary = "The home as it changes (server-sent events)",
            description =
                    "Events: home, the body of getHome; event, one FlipEvent of listHomeEvents. First what there "
                            + "is, then what changes; after Last-Event-ID what changed since. A comment at least every 15 "
                            + "seconds. The stream ends after some minutes, and with the session; a browser comes back by itself.")
    @ApiResponse(
            responseCode = "200",
            description = "a stream of Home and FlipEvent, by the event's name",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(oneOf = {HomeResponse.class, EventResponse.class})))
    Flux<ServerSentEvent<Object>> follow(
            @PathVariable String siteId,
            @Parameter(description = "the id of the newest event that was seen")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            Principal principal,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        return live.follow(siteId, Asker.actor(principal), lastEventId).takeUntilOther(letIn.ended(exchange));
    }
}
