package energy.flipbridge.gateway.live;

import energy.flipbridge.gateway.api.Known;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.StillLetIn;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** What happens, while it happens, for staff. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Live", description = "What happens, while it happens (server-sent events)")
class FeedController {

    private static final String LAST = "Last-Event-ID";
    private static final String HOW =
            "Events: start, from where on it is told, first of all; event, what happened, with its position as the id. "
                    + "After Last-Event-ID what happened since, unless that is more than 100,000 events; start says so. "
                    + "An id at least every 15 seconds. The stream ends after some minutes, and with the session or the "
                    + "token; a browser comes back by itself. Load what is shown once start has come.";

    private final LiveFeeds feeds;
    private final DeviceReader devices;
    private final CommandReader commands;
    private final StillLetIn letIn;

    FeedController(LiveFeeds feeds, DeviceReader devices, CommandReader commands, StillLetIn letIn) {
        this.feeds = feeds;
        this.devices = devices;
        this.commands = commands;
        this.letIn = letIn;
    }

    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followFleet", summary = "All that happens but readings", description = HOW)
    @Parameter(in = ParameterIn.HEADER, name = LAST, description = "the id of the newest event that was seen")
    @ApiResponse(
            responseCode = "200",
            description = "a stream of LiveStart and LiveEvent, by the event's name",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(oneOf = {LiveStart.class, LiveEvent.class})))
    Flux<ServerSentEvent<Object>> fleet(Principal principal, ServerWebExchange exchange) {
        return follow(new Feed.Fleet(), principal, exchange);
    }

    @GetMapping(path = "/api/devices/{thing}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followDevice",
            summary = "What happens to a battery and its commands, with its readings",
            description = HOW)
    @Parameter(in = ParameterIn.HEADER, name = LAST, description = "the id of the newest event that was seen")
    @ApiResponse(
            responseCode = "200",
            description = "a stream of LiveStart and LiveEvent, by the event's name",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(oneOf = {LiveStart.class, LiveEvent.class})))
    Flux<ServerSentEvent<Object>> device(@PathVariable String thing, Principal principal, ServerWebExchange exchange) {
        return Blocking.run(() -> Known.device(devices, thing))
                .thenMany(follow(new Feed.OfDevice(thing), principal, exchange));
    }

    @GetMapping(path = "/api/commands/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followCommand", summary = "What happens to a command", description = HOW)
    @Parameter(in = ParameterIn.HEADER, name = LAST, description = "the id of the newest event that was seen")
    @ApiResponse(
            responseCode = "200",
            description = "a stream of LiveStart and LiveEvent, by the event's name",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(oneOf = {LiveStart.class, LiveEvent.class})))
    Flux<ServerSentEvent<Object>> command(@PathVariable String id, Principal principal, ServerWebExchange exchange) {
        return Blocking.run(() -> Known.command(commands, id))
                .thenMany(follow(new Feed.OfCommand(id), principal, exchange));
    }

    private Flux<ServerSentEvent<Object>> follow(Feed feed, Principal principal, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        String lastEventId = exchange.getRequest().getHeaders().getFirst(LAST);
        return feeds.follow(feed, Caller.of(principal).actor(), lastEventId).takeUntilOther(letIn.ended(exchange));
    }
}
