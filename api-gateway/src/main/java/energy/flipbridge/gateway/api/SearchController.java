package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an id is of. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Search", description = "Finds what an id is of")
class SearchController {

    private static final int LONGEST = 255;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchIds",
            summary = "What is known under an id: a battery, command, home, webhook or event",
            description = "The id as a whole; for a part of a battery's name there is GET /api/devices?q=.")
    Mono<SearchResponse> search(
            @Parameter(
                            description =
                                    "thing name, command id, site id, webhook id, event id, or the correlation or "
                                            + "causation id of something that a webhook or event began",
                            required = true,
                            example = "msg_2f0c")
                    @RequestParam(required = false)
                    @Nullable
                    String q) {
        String id = id(q);
        return Blocking.call(() -> new SearchResponse(id, search.hits(id)));
    }

    private static String id(@Nullable String text) {
        Parameters parameters = new Parameters();
        String id = text == null ? "" : text.strip();
        if (id.isEmpty() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            parameters.wrong("q", "must be an id of 1 to " + LONGEST + " characters");
        }
        parameters.check();
        return id;
    }
}
