package energy.flipbridge.gateway.home;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened in an own home. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes/{siteId}/story", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class HomeStoryController {

    private final HomeStories stories;

    HomeStoryController(HomeStories stories) {
        this.stories = stories;
    }

    @GetMapping
    @Operation(operationId = "getHomeStory", summary = "What happened in the home since it is yours, newest first")
    Mono<PageResponse<StoryResponse>> story(
            @PathVariable String siteId,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home) {
        Parameters parameters = new Parameters();
        int most = parameters.limit(limit);
        parameters.check();
        return Blocking.call(
                () -> PageResponse.of(Parameters.page(() -> stories.story(home, most, cursor)), Function.identity()));
    }
}
