package energy.flipbridge.domain.access;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A member of the staff read what is kept of a device. It is told once in each quarter of an hour that begins at minute 0,
 * 15, 30 or 45, since a page that is open asks again and again.
 *
 * @param thing the device, or that of the command
 * @param commandId the command that was read; {@code null} for everything else
 * @param reader {@code support:<name>}, as the actor
 * @param at the first time in that quarter
 */
@Revision("1")
public record RecordsRead(String thing, @Nullable String commandId, Records what, String reader, Instant at)
        implements AccessEvent {

    private static final long QUARTER_SECONDS = 15 * 60;

    @Override
    public String key() {
        String command = commandId == null ? "" : commandId;
        return String.join("/", reader, what.name(), thing, command, Long.toString(quarter(at)));
    }

    /** @return the number of the quarter of an hour, the same for all times in it */
    public static long quarter(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS);
    }
}
