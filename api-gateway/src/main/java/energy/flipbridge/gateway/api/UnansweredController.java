package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.unanswered.Band;
import energy.flipbridge.projections.unanswered.Cause;
import energy.flipbridge.projections.unanswered.UnansweredReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What Flip has no answer about. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Commands")
class UnansweredController {

    private final UnansweredReader reader;
    private final InstantSource clock;

    UnansweredController(UnansweredReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Which come first. */
    enum Order {
        OLDEST,
        NEWEST
    }

    @GetMapping(path = "/api/unanswered", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listUnanswered",
            summary = "The commands that Flip has no answer about, by how long and why",
            description =
                    "Flip counts a command as failed after 15 minutes; the bridge gives it up after 14. The counts "
                            + "are of all that were looked at, whatever is asked for; the items are those that were asked for.")
    Mono<UnansweredResponse> list(
            @Parameter(
                            description = "for how long Flip has waited",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"under_5", "from_5", "from_10", "from_14"}))
                    @RequestParam(required = false)
                    @Nullable
                    String band,
            @Parameter(
                            description = "why it has no answer",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"offline", "rejected", "ours", "battery"}))
                    @RequestParam(required = false)
                    @Nullable
                    String cause,
            @Parameter(
                            description = "which come first",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"oldest", "newest"},
                                            defaultValue = "oldest"))
                    @RequestParam(required = false)
                    @Nullable
                    String order,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        Parameters parameters = new Parameters();
        UnansweredResponse.Wanted wanted = new UnansweredResponse.Wanted(
                parameters.word("band", band, Band.class),
                parameters.word("cause", cause, Cause.class),
                parameters.word("order", order, Order.class) == Order.NEWEST,
                parameters.limit(limit));
        parameters.check();
        return Blocking.call(() -> {
            Instant now = clock.instant();
            return UnansweredResponse.of(reader.found(now), wanted, now);
        });
    }
}
