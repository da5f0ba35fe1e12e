package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeDetails.Battery;
import energy.flipbridge.projections.homes.HomeReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The own homes. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class HomeController {

    @Schema(name = "Homes")
    record HomesResponse(List<HomeSummary> homes) {}

    @Schema(name = "HomeSummary")
    record HomeSummary(String siteId, List<String> batteries) {

        static HomeSummary of(HomeDetails home) {
            return new HomeSummary(
                    home.siteId(), home.batteries().stream().map(Battery::thing).toList());
        }
    }

    private final HomeReader homes;
    private final HomePage page;

    HomeController(HomeReader homes, HomePage page) {
        this.homes = homes;
        this.page = page;
    }

    @GetMapping
    @Operation(operationId = "listHomes", summary = "The own homes, oldest first")
    Mono<HomesResponse> list(Principal principal) {
        String actor = Asker.actor(principal);
        return Blocking.call(() -> new HomesResponse(
                homes.homesOf(actor).stream().map(HomeSummary::of).toList()));
    }

    @GetMapping("/{siteId}")
    @Operation(operationId = "getHome", summary = "One own home with its batteries and enrolments")
    Mono<HomeResponse> one(
            @PathVariable String siteId, @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home) {
        return Blocking.call(() -> page.of(home));
    }
}
