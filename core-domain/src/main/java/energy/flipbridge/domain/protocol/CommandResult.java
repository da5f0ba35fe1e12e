package energy.flipbridge.domain.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device did with one delivered command; an addition to the prototype's protocol, repeated in every message for a
 * while because messages may be lost or overtake one another.
 *
 * @param commandId Flip's id of the command
 * @param stamp the delivery's {@code created_at}
 * @param outcome what came of it
 * @param reason in words, when the outcome is not {@link Outcome#ACCEPTED}
 */
public record CommandResult(
        @JsonProperty("command_id") String commandId,
        @JsonProperty("created_at") Instant stamp,
        @JsonProperty("result") Outcome outcome,
        @JsonProperty("reason") @Nullable String reason) {

    public enum Outcome {
        /** scheduled as sent */
        ACCEPTED,
        /** scheduled, held to the battery's rating or reserve */
        CLAMPED,
        /** not scheduled */
        REJECTED
    }
}
