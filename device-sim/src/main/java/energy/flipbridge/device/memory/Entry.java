package energy.flipbridge.device.memory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.device.telemetry.BufferedReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a battery has to remember, as it happens; {@link BatteryMemory} is the sum of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = Entry.Commanded.class, name = "commanded"),
    @JsonSubTypes.Type(value = Entry.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Entry.Delivered.class, name = "delivered")
})
public sealed interface Entry {

    /** whether nothing may be told to the cloud before this is on the disk */
    default boolean isPromise() {
        return !(this instanceof Delivered);
    }

    /**
     * Everything but the readings; the first entry of a journal.
     *
     * @param nextSequence the number of the next reading
     * @param stored Wh in the battery
     * @param dropped readings that were given up because the buffer was full
     */
    record Snapshot(
            String epoch,
            long nextSequence,
            double stored,
            @Nullable Instant mark,
            List<ScheduledCommand> schedule,
            List<TimedResult> results,
            long dropped)
            implements Entry {}

    /** The schedule changed; all of it belongs to the mark. */
    record Commanded(@Nullable Instant mark, List<ScheduledCommand> schedule, List<TimedResult> results)
            implements Entry {}

    /** @param stored Wh in the battery at the end of the reading */
    record Measured(BufferedReading reading, double stored) implements Entry {}

    /** The cloud has confirmed these readings. */
    record Delivered(List<String> keys) implements Entry {}
}
