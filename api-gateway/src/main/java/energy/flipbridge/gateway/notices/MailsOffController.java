package energy.flipbridge.gateway.notices;

import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.account.KeyedHash;
import energy.flipbridge.gateway.security.RemoteNetwork;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.signin.Limit;
import energy.flipbridge.gateway.signin.Limiter;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Switches a kind of mail off for whoever shows a link of such a mail, from the page or from a mail program. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/mails/off", produces = "application/json")
@Tag(name = "Mails", description = "What homeowners are written about")
@SecurityRequirements
class MailsOffController {

    /** nobody guesses a token; and a mail service switches off for many of its people */
    private static final List<Limit> FROM_NETWORK = List.of(new Limit(300, Duration.ofMinutes(10)));

    private final Accounts accounts;
    private final KeyedHash hash;
    private final Limiter limiter;

    MailsOffController(Accounts accounts, KeyedHash hash, Limiter limiter) {
        this.accounts = accounts;
        this.hash = hash;
        this.limiter = limiter;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "switchMailsOff",
            summary = "Switches off the kind of mail that the token came with",
            description = "Needs no session. A body, such as the form of RFC 8058, is not read. The answer is the same "
                    + "when it was off before and when there is no such account any more.")
    Mono<Void> off(
            @Schema(description = "of the link in the mail") @RequestParam String token, ServerHttpRequest request) {
        return Blocking.run(() -> {
            limit(request.getRemoteAddress());
            MailsOffToken shown = MailsOffToken.parse(token, hash).orElseThrow(MailsOffController::wrong);
            accounts.switchOff(shown.accountId(), shown.kind());
        });
    }

    private void limit(@Nullable InetSocketAddress remote) {
        Duration wait = limiter.take("mails-off:" + hash.of("network", RemoteNetwork.of(remote)), FROM_NETWORK);
        if (wait.isPositive()) {
            throw ProblemException.tooOften(
                    "mails-off-too-often", "That was asked for too often. Try again in a few minutes.", wait);
        }
    }

    private static ProblemException wrong() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "mails-off-link-wrong",
                "Part of the link is missing. Open it from the mail again, or sign in and use the settings.");
    }
}
