package energy.flipbridge.device.memory;

import java.io.IOException;
import java.util.List;

/** Keeps what a battery knows. */
public sealed interface Memory extends AutoCloseable permits Journal, ForgetfulMemory {

    BatteryMemory state();

    /**
     * Takes an entry into the state, once it is as durable as this memory makes things.
     *
     * @throws IOException when it could not be written; {@link #state()} shows only what is durable
     */
    void record(Entry entry) throws IOException;

    /** damage found while opening, in words */
    List<String> damages();

    @Override
    void close() throws IOException;
}
