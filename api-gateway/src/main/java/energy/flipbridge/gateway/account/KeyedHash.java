package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.settings.AccountSettings;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Finds again what must not be readable: e-mail addresses, codes and networks, which are too few for a hash without a
 * key. The same on every node.
 */
@Component
@OnRole(Role.WEB)
public class KeyedHash {

    /** Characters of a hash: 24 bytes of base64url. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 24;

    private final SecretKeySpec key;

    KeyedHash(AccountSettings settings, GatewaySettings gateway) {
        Secret configured = settings.hashKey();
        String text = configured == null ? LocalHashKey.in(gateway.dataDir()).value() : configured.value();
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(EmailAddress address) {
        return of("address", address.value());
    }

    /** @param purpose keeps hashes of different things apart, should their texts be equal */
    public String of(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, KEPT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
