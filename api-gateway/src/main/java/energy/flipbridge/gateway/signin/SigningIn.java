package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.mail.MailQueue;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.CallerAuthentication;
import energy.flipbridge.gateway.security.Staff;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * From an address to a session. Whether an address has an account is looked up only once its owner has shown what was
 * mailed, so that neither answers nor their time tell it to anybody else.
 */
@Component
@OnRole(Role.WEB)
class SigningIn {

    private final SignInLimits limits;
    private final MailedTokens tokens;
    private final MailQueue mails;
    private final Accounts accounts;
    private final Staff staff;
    private final ServerSecurityContextRepository contexts;
    private final GatewaySettings settings;

    SigningIn(
            SignInLimits limits,
            MailedTokens tokens,
            MailQueue mails,
            Accounts accounts,
            Staff staff,
            ServerSecurityContextRepository contexts,
            GatewaySettings settings) {
        this.limits = limits;
        this.tokens = tokens;
        this.mails = mails;
        this.accounts = accounts;
        this.staff = staff;
        this.contexts = contexts;
        this.settings = settings;
    }

    record SignedIn(SessionResponse session, String continueAt) {}

    Mono<Void> begin(SignInWish wish, ServerHttpRequest request) {
        return Blocking.run(() -> limits.beforeMail(wish.address(), request.getRemoteAddress()))
                .then(tokens.generate(wish))
                .cast(MailedToken.class)
                .doOnNext(token -> send(token, wish))
                .then();
    }

    private void send(MailedToken token, SignInWish wish) {
        if (!mails.offer(SignInMail.of(token, wish.language(), settings.publicUrl()))) {
            throw ProblemException.unavailable(
                    "mail-unavailable", "No mail can be sent at the moment. Try again soon.", Duration.ofSeconds(30));
        }
    }

    Mono<SignedIn> byCode(EmailAddress address, String code, ServerWebExchange exchange) {
        return Blocking.run(
                        () -> limits.beforeCode(address, exchange.getRequest().getRemoteAddress()))
                .then(signIn(OneTimeTokenAuthenticationToken.unauthenticated(address, code), exchange))
                .onErrorMap(WrongCode.class, SigningIn::wrong);
    }

    Mono<SignedIn> byLink(String token, ServerWebExchange exchange) {
        return Blocking.run(() -> limits.beforeLink(exchange.getRequest().getRemoteAddress()))
                .then(signIn(OneTimeTokenAuthenticationToken.unauthenticated(token), exchange));
    }

    private Mono<SignedIn> signIn(OneTimeTokenAuthenticationToken shown, ServerWebExchange exchange) {
        return tokens.consume(shown)
                .switchIfEmpty(Mono.error(SigningIn::expired))
                .cast(SpentToken.class)
                .flatMap(spent -> Blocking.call(() -> caller(spent))
                        .flatMap(caller -> contexts.save(
                                        exchange, new SecurityContextImpl(new CallerAuthentication(caller)))
                                .then(session(caller)))
                        .map(session -> new SignedIn(session, spent.continueAt())));
    }

    private Caller caller(SpentToken spent) {
        return staff.idOf(spent.address())
                .map(Caller::support)
                .orElseGet(() -> Caller.homeowner(
                        accounts.of(spent.address(), spent.language()).id()));
    }

    /** Who is signed in now; nobody when the account was deleted meanwhile. */
    Mono<SessionResponse> session(@Nullable Caller caller) {
        return Mono.justOrEmpty(caller)
                .flatMap(known -> Blocking.call(() -> switch (known.role()) {
                    case HOMEOWNER -> accounts.find(known.id()).map(SessionResponse::of);
                    case SUPPORT -> staff.addressOf(known.id()).map(it -> SessionResponse.ofStaff(known.id(), it));
                }))
                .flatMap(Mono::justOrEmpty)
                .defaultIfEmpty(SessionResponse.NOBODY);
    }

    private static ProblemException wrong(WrongCode wrong) {
        ProblemException problem = new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "sign-in-code-wrong",
                wrong.attemptsLeft() > 0
                        ? "That is not the code in the mail. Look again; the newest mail counts."
                        : "That is not the code in the mail, and it was the last attempt. Use the link in the mail, or "
                                + "ask for a new one.");
        problem.getBody().setProperty("attemptsLeft", wrong.attemptsLeft());
        return problem;
    }

    private static ProblemException expired() {
        return new ProblemException(
                HttpStatus.GONE,
                "sign-in-expired",
                "This sign-in was used before, is older than 10 minutes or had too many wrong codes. Ask for a new mail.");
    }
}
