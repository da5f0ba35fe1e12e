package energy.flipbridge.gateway.webhook;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.security.Bearer;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.webhook.Verification.Genuine;
import energy.flipbridge.gateway.webhook.Verification.NotGenuine;
import energy.flipbridge.gateway.webhook.Verification.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells Flip's calls from forged ones: by Standard Webhooks signature when signing keys are known, else, and for calls
 * without signature headers, by the prototype's bearer secret.
 */
final class Verifier {

    static final String ID = "Webhook-Id";

    private static final String TIME = "Webhook-Timestamp";
    private static final String SIGNATURE = "Webhook-Signature";
    private static final Pattern HARMLESS_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final int LONGEST_SIGNATURES = 2_000;

    private final WebhookSettings settings;
    private final List<SigningKey> keys;

    Verifier(WebhookSettings settings) {
        this.settings = settings;
        this.keys = settings.signingKeys().stream().map(SigningKey::of).toList();
    }

    Verification verify(HttpHeaders headers, byte[] body, Instant now) {
        String id = headers.getFirst(ID);
        if (id != null && !HARMLESS_ID.matcher(id).matches()) {
            return new NotGenuine(Refusal.MALFORMED);
        }
        String signatures = headers.getFirst(SIGNATURE);
        if (!keys.isEmpty() && signatures != null) {
            return verifySignature(id, headers.getFirst(TIME), signatures, body, now);
        }
        Secret secret = settings.sharedSecret();
        return secret == null ? new NotGenuine(Refusal.UNSIGNED) : verifyBearer(secret, headers);
    }

    private Verification verifyBearer(Secret secret, HttpHeaders headers) {
        Optional<String> shown = Bearer.ofFlip(headers);
        if (shown.isEmpty()) {
            return new NotGenuine(keys.isEmpty() ? Refusal.BEARER_MISSING : Refusal.UNSIGNED);
        }
        return secret.matches(shown.get()) ? new Genuine("bearer", null) : new NotGenuine(Refusal.BEARER_WRONG);
    }

    private Verification verifySignature(
            @Nullable String id, @Nullable String time, String signatures, byte[] body, Instant now) {
        if (id == null || signatures.length() > LONGEST_SIGNATURES) {
            return new NotGenuine(Refusal.MALFORMED);
        }
        if (settings.acceptBodyTimestamp()) {
            Verification older = verifyBodyTimestamp(id, signatures, body, now);
            if (older instanceof Genuine) {
                return older;
            }
        }
        if (time == null || !SECONDS.matcher(time).matches()) {
            return new NotGenuine(Refusal.MALFORMED);
        }
        return verify(id, time, Instant.ofEpochSecond(Long.parseLong(time)), signatures, body, now);
    }

    private Verification verifyBodyTimestamp(String id, String signatures, byte[] body, Instant now) {
        String time = Envelope.read(body).timestamp();
        try {
            return time == null
                    ? new NotGenuine(Refusal.MALFORMED)
                    : verify(id, time, Timestamps.parse(time), signatures, body, now);
        } catch (IllegalArgumentException e) {
            return new NotGenuine(Refusal.MALFORMED);
        }
    }

    private Verification verify(String id, String time, Instant signedAt, String signatures, byte[] body, Instant now) {
        boolean matches = false;
        for (SigningKey key : keys) {
            matches |= key.verifies(id, time, body, signatures);
        }
        if (!matches) {
            return new NotGenuine(Refusal.WRONG_SIGNATURE);
        }
        if (signedAt.isBefore(now.minus(settings.tolerance()))) {
            return new NotGenuine(Refusal.STALE);
        }
        return signedAt.isAfter(now.plus(settings.tolerance()))
                ? new NotGenuine(Refusal.FUTURE)
                : new Genuine("signature", signedAt);
    }
}
