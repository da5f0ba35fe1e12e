package energy.flipbridge.gateway.webhook;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.domain.webhook.ReceiveWebhook;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.store.AlreadyStored;
import energy.flipbridge.gateway.webhook.Verification.Genuine;
import energy.flipbridge.projections.policy.CommandSender;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores genuine webhooks, each once, before anybody acts on them. */
@Component
@OnRole(Role.WEBHOOK)
class Inbox {

    enum Kept {
        NEW,
        DUPLICATE
    }

    private final CommandSender sender;
    private final WebhookBodies bodies;

    Inbox(CommandSender sender, WebhookBodies bodies) {
        this.sender = sender;
        this.bodies = bodies;
    }

    /**
     * Returns when the webhook is durably stored.
     *
     * @param givenId {@code Webhook-Id}, if any
     * @throws RuntimeException when a store cannot be reached
     */
    Kept keep(@Nullable String givenId, Genuine verification, byte[] body, Instant now) {
        String hash = sha256(body);
        Envelope envelope = Envelope.read(body);
        WebhookReceived received = received(givenId == null ? hash : givenId, verification, hash, envelope, now);
        if (!envelope.isCommand()) {
            bodies.keep(received.webhookId(), received.eventType(), body, received.at());
        }
        try {
            sender.send(new ReceiveWebhook(received.webhookId(), received), metadata(received.webhookId()));
            return Kept.NEW;
        } catch (AlreadyStored e) {
            return Kept.DUPLICATE;
        }
    }

    private static WebhookReceived received(
            String id, Genuine verification, String hash, Envelope envelope, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new WebhookReceived(
                id,
                verification.method(),
                envelope.eventType(),
                sentAt(envelope.timestamp(), verification.signedAt(), at),
                envelope.id("id"),
                envelope.isCommand() ? envelope.id("device_id") : null,
                hash,
                envelope.isCommand() ? Objects.requireNonNullElse(envelope.object(), "null") : null,
                Subject.of(envelope),
                at);
    }

    private static Instant sentAt(@Nullable String timestamp, @Nullable Instant signedAt, Instant at) {
        Instant otherwise = signedAt == null ? at : signedAt;
        try {
            return timestamp == null ? otherwise : Timestamps.parse(timestamp);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static Map<String, String> metadata(String webhookId) {
        return Map.of(
                Audit.ACTOR,
                Audit.FLIP,
                Audit.CORRELATION,
                webhookId,
                Audit.CAUSATION,
                webhookId,
                Audit.SOURCE,
                "webhook:" + webhookId);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
