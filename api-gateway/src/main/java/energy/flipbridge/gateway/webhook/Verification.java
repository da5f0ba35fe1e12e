package energy.flipbridge.gateway.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a call to the webhook route is Flip's. */
sealed interface Verification {

    /** @param signedAt the time that the signature covers; {@code null} for a bearer secret */
    record Genuine(String method, @Nullable Instant signedAt) implements Verification {}

    record NotGenuine(Refusal refusal) implements Verification {}

    /** Why a call is refused; the names are the causes of the counter {@code flipbridge.webhooks.refused}. */
    enum Refusal {
        UNSIGNED("The call is not signed: Webhook-Id, Webhook-Timestamp and Webhook-Signature are needed."),
        MALFORMED("Webhook-Id or Webhook-Timestamp is missing or malformed."),
        STALE("Webhook-Timestamp is too old. Check the clocks; send it anew with the current time."),
        FUTURE("Webhook-Timestamp is in the future. Check the clocks; send it anew with the current time."),
        WRONG_SIGNATURE("No signature matches the body. Check that both sides have the same signing key."),
        BEARER_MISSING("The header Authorization: Bearer <shared secret> is missing."),
        BEARER_WRONG("The bearer secret is wrong.");

        private final String detail;

        Refusal(String detail) {
            this.detail = detail;
        }

        String detail() {
            return detail;
        }

        /** The prototype tells a wrong bearer from a missing one. */
        boolean isForbidden() {
            return this == BEARER_WRONG;
        }
    }
}
