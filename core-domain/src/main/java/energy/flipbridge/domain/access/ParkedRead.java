package energy.flipbridge.domain.access;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A member of the staff read what had come in and was parked, which may hold personal data. It is told for each reason
 * once in a quarter of an hour. Nobody need know which device it is about, if any: a message that cannot be understood
 * names none.
 *
 * @param id of what is parked
 * @param reason as it was typed
 * @param reader {@code support:<name>}, as the actor
 * @param at the first time in that quarter
 */
@Revision("1")
public record ParkedRead(String id, String reason, String reader, Instant at) implements AccessEvent {

    @Override
    public String key() {
        return String.join("/", reader, "PARKED", id, reason, Long.toString(RecordsRead.quarter(at)));
    }
}
