package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.KeyedHash;
import energy.flipbridge.gateway.security.OpaqueToken;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.reactive.ReactiveOneTimeTokenService;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * One-time tokens that may be shown in two ways: as the link of a mail (a token of 256 bits) or as its code of six digits
 * (with the address). Using either spends both.
 */
@Component
@OnRole(Role.WEB)
class MailedTokens implements ReactiveOneTimeTokenService {

    private static final int CODES = 1_000_000;

    private final OpenSignIns signIns;
    private final KeyedHash hash;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    MailedTokens(OpenSignIns signIns, KeyedHash hash, InstantSource clock) {
        this.signIns = signIns;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public Mono<OneTimeToken> generate(GenerateOneTimeTokenRequest request) {
        return Blocking.call(() -> generated((SignInWish) request));
    }

    private MailedToken generated(SignInWish wish) {
        String key = hash.of(wish.address());
        OpaqueToken secret = OpaqueToken.random(random);
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        Instant expiresAt = clock.instant().plus(wish.getExpiresIn());
        signIns.open(
                key,
                wish.address(),
                new OpenSignIn(
                        secret.hash(), codeHash(secret.hash(), code), expiresAt, wish.language(), wish.continueAt()));
        return new MailedToken(wish.address(), key + secret.text(), code, expiresAt);
    }

    /** @param shown the link's token alone, or an address as its principal and the code as its token */
    @Override
    public Mono<OneTimeToken> consume(OneTimeTokenAuthenticationToken shown) {
        String value = Objects.requireNonNullElse(shown.getTokenValue(), "");
        return Blocking.<Optional<SpentToken>>call(() -> shown.getPrincipal() instanceof EmailAddress address
                        ? spentByCode(address, value)
                        : spentByLink(value))
                .flatMap(Mono::justOrEmpty);
    }

    private Optional<SpentToken> spentByCode(EmailAddress address, String code) {
        String key = hash.of(address);
        return signIns.attempt(key).flatMap(attempt -> {
            OpenSignIn meant = attempt.open().stream()
                    .filter(signIn -> isEqual(signIn.codeHash(), codeHash(signIn.tokenHash(), code)))
                    .findFirst()
                    .orElseThrow(() -> new WrongCode(attempt.left()));
            return signIns.spend(key, meant.tokenHash());
        });
    }

    private Optional<SpentToken> spentByLink(String token) {
        if (token.length() <= KeyedHash.LENGTH) {
            return Optional.empty();
        }
        return OpaqueToken.parse(token.substring(KeyedHash.LENGTH))
                .flatMap(secret -> signIns.spend(token.substring(0, KeyedHash.LENGTH), secret.hash()));
    }

    private String codeHash(String tokenHash, String code) {
        return hash.of("code", tokenHash + "\n" + code);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
