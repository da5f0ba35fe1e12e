package energy.flipbridge.gateway.security;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes, lists and revokes support tokens. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/support-tokens", produces = "application/json")
@Tag(name = "Support tokens", description = "Named, expiring and revocable keys to this API")
class SupportTokenController {

    private static final int USUAL_DAYS = 90;

    record NewToken(
            @NotNull(message = "is missing")
            @Pattern(
                    regexp = SupportToken.NAME,
                    message = "must be 1 to 40 of a-z, 0-9 and hyphen, and not begin with a hyphen")
            String name,

            @Min(value = 1, message = "must be at least 1")
            @Max(value = 365, message = "must be at most 365")
            @Schema(description = "days until it expires; 90 when left out")
            @Nullable
            Integer days) {}

    record CreatedToken(
            String name,

            @Schema(description = "shown this once; only its hash is kept")
            String token,

            Instant expiresAt) {}

    record TokenView(
            String name,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            boolean valid) {}

    private final SupportTokens tokens;
    private final InstantSource clock;

    SupportTokenController(SupportTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listSupportTokens", summary = "All support tokens, without their secrets")
    Mono<List<TokenView>> list() {
        return Blocking.call(() -> tokens.all().stream().map(this::view).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createSupportToken", summary = "Makes a support token and shows it once")
    Mono<CreatedToken> create(@Valid @RequestBody NewToken request, Principal principal) {
        return Blocking.call(() -> created(request, principal));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeSupportToken", summary = "Revokes a support token at once")
    Mono<Void> revoke(@PathVariable String name) {
        return Blocking.run(() -> {
            if (!tokens.revoke(name)) {
                throw new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "unknown-token",
                        "There is no support token of that name. GET /api/support-tokens lists them.");
            }
        });
    }

    private CreatedToken created(NewToken request, Principal principal) {
        Duration validity = Duration.ofDays(request.days() == null ? USUAL_DAYS : request.days());
        SupportToken token = tokens.create(request.name(), validity, Audit.support(principal.getName()))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.CONFLICT,
                        "name-taken",
                        "A token of that name was made before; names are not given twice, so that the audit "
                                + "stays clear. Choose another."));
        return new CreatedToken(token.name(), token.text(), clock.instant().plus(validity));
    }

    private TokenView view(SupportTokens.Entry entry) {
        return new TokenView(
                entry.name(),
                entry.createdBy(),
                entry.createdAt(),
                entry.expiresAt(),
                entry.revokedAt(),
                entry.isValidAt(clock.instant()));
    }
}
