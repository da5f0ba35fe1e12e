package energy.flipbridge.domain.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Flip called, and the call was genuine. Commands are kept verbatim, for they hold no personal data; other bodies may, so
 * that the event has only ids, a hash, and of enrolments and events what is known to be none; the body goes where it can be
 * erased.
 *
 * @param webhookId {@code Webhook-Id}, else the SHA-256 of the body; receiving it again changes nothing
 * @param verification how it proved to be Flip's: {@code signature} (Standard Webhooks) or {@code bearer}
 * @param eventType such as {@code command.created}
 * @param sentAt the envelope's timestamp, else the signed one, else the time of reception
 * @param objectId id of the command, event or enrolment
 * @param deviceId Flip's id of the device, for a command
 * @param bodyHash SHA-256 of the body, hexadecimal
 * @param command the command object, verbatim; {@code null} for every other kind
 * @param subject of the enrolment or event: its ids, states and times, as JSON in Flip's names; {@code null} for every
 *     other kind, and for one that names no site
 */
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookReceived(
        String webhookId,
        String verification,
        String eventType,
        Instant sentAt,
        @Nullable String objectId,
        @Nullable String deviceId,
        String bodyHash,
        @JsonProperty("command") @Nullable String command,
        @JsonProperty("subject") @Nullable String subject,
        Instant at) {

    /** @return whether it is about a command; not a property of its own beside {@link #command()} */
    @JsonIgnore
    public boolean isCommand() {
        return eventType.startsWith("command.");
    }
}
