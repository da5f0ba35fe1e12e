package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The own account of a homeowner. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/account", produces = "application/json")
@Tag(name = "Account", description = "What a homeowner has set for oneself")
@SecurityRequirement(name = "session")
class AccountController {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    @Schema(name = "AccountChange")
    record Change(@Nullable Language language, @Nullable MailsChange mails) {}

    record MailsChange(
            @Nullable Boolean newEvent,
            @Nullable Boolean lowReserve,
            @Nullable Boolean silentBattery) {}

    private final Accounts accounts;
    private final Deletion deletion;

    AccountController(Accounts accounts, Deletion deletion) {
        this.accounts = accounts;
        this.deletion = deletion;
    }

    @GetMapping
    @Operation(operationId = "getAccount", summary = "The own account")
    Mono<ResponseEntity<AccountResponse>> get(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(HttpStatus.OK, () -> accounts.find(caller.id()).orElseThrow(AccountController::gone));
    }

    @PatchMapping
    @Operation(
            operationId = "changeAccount",
            summary = "Changes what is given of the own account",
            description = "What is left out or null stays as it is.")
    Mono<ResponseEntity<AccountResponse>> change(
            @RequestBody Change change,
            @Schema(description = "the ETag that was read; only then a meanwhile changed account is left alone")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(HttpStatus.OK, () -> changed(caller, change, ifMatch));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "deleteAccount",
            summary = "Deletes the own account for good",
            description =
                    "The batteries leave their programmes and Flip, and Flip forgets whose homes they were in; how "
                            + "far that is stands in the account, of which nothing can be changed any more. Once Flip has "
                            + "confirmed all of it, the account and its sessions are erased. May be sent again.")
    Mono<ResponseEntity<AccountResponse>> delete(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(HttpStatus.ACCEPTED, () -> deletion.request(caller).orElseThrow(AccountController::gone));
    }

    private Account changed(Caller caller, Change change, @Nullable String ifMatch) {
        Optional<Account> changed = accounts.change(caller.id(), change, expected(ifMatch));
        return changed.orElseThrow(() -> accounts.find(caller.id()).isPresent() ? changedMeanwhile() : gone());
    }

    /** A tag that a proxy has weakened on its way, as compression does, is still the one that was read. */
    private static OptionalInt expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return OptionalInt.empty();
        }
        Matcher matcher = ETAG.matcher(ifMatch);
        return OptionalInt.of(matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0);
    }

    private Mono<ResponseEntity<AccountResponse>> answer(HttpStatus status, Callable<Account> question) {
        return Blocking.call(() -> {
            Account account = question.call();
            return ResponseEntity.status(status)
                    .eTag("\"" + account.version() + "\"")
                    .body(AccountResponse.of(account, deletion.state(account)));
        });
    }

    private static ProblemException gone() {
        return ProblemException.notFound("unknown-account", "This account was deleted. Sign in to begin a new one.");
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "The account was changed meanwhile. Read it again, then change it.");
    }
}
