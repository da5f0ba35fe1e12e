package energy.flipbridge.device.memory;

import energy.flipbridge.device.telemetry.BufferedReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A memory that survives kill -9 and power cuts at any moment: an append-only log {@code battery-state.log} with a checksum
 * a line. A torn last line is cut off; it was never told to anybody. The log is rewritten when it has grown.
 */
public final class Journal implements Memory {

    public static final String NAME = "battery-state.log";
    private static final long SMALLEST_REWRITE = 1 << 20;

    private final Path directory;
    private final JournalFile file;
    private final BatteryMemory state;
    private final List<String> damages = new ArrayList<>();
    private long rewriteAt;

    private Journal(Path directory, JournalFile file, double stored, int mostReadings) throws IOException {
        this.directory = directory;
        this.file = file;
        this.state = new BatteryMemory(fresh(stored, MarkFile.read(directory)), mostReadings);
    }

    /**
     * @param stored Wh in a battery that starts for the first time
     * @param mostReadings how many unsent readings are kept
     * @throws IOException when the folder cannot be used, or another process runs the battery
     */
    public static Journal open(Path directory, double stored, int mostReadings) throws IOException {
        JournalFile file = new JournalFile(directory.resolve(NAME));
        try {
            Journal journal = new Journal(directory, file, stored, mostReadings);
            journal.load();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static Entry.Snapshot fresh(double stored, @Nullable Instant mark) {
        byte[] epoch = new byte[8];
        new SecureRandom().nextBytes(epoch);
        return new Entry.Snapshot(HexFormat.of().formatHex(epoch), 0, stored, mark, List.of(), List.of(), 0);
    }

    private void load() throws IOException {
        byte[] bytes = file.read();
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                take(new String(bytes, start, end - start, StandardCharsets.UTF_8), start == 0);
                start = end + 1;
            }
        }
        if (start < bytes.length) {
            damages.add("the last entry of " + NAME + " was cut short by a crash and is left out");
            state.skipSequence();
        }
        rewrite();
        if (state.mark() != null) {
            MarkFile.write(directory, state.mark());
        }
    }

    private void take(String line, boolean isFirst) {
        Optional<Entry> entry = JournalLine.decode(line);
        boolean isReadable = entry.isPresent() && (!isFirst || entry.get() instanceof Entry.Snapshot);
        if (isReadable) {
            state.evolve(entry.get());
        } else {
            damages.add("a damaged entry of " + NAME + " is left out");
            state.skipSequence();
        }
    }

    @Override
    public BatteryMemory state() {
        return state;
    }

    @Override
    public List<String> damages() {
        return List.copyOf(damages);
    }

    @Override
    public void record(Entry entry) throws IOException {
        file.append(JournalLine.encode(entry), entry.isPromise());
        state.evolve(entry);
        if (entry instanceof Entry.Commanded && state.mark() != null) {
            MarkFile.write(directory, state.mark());
        }
        if (file.size() > rewriteAt) {
            rewrite();
        }
    }

    private void rewrite() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        lines.add(JournalLine.encode(state.snapshot()));
        for (BufferedReading reading : state.unsent()) {
            lines.add(JournalLine.encode(new Entry.Measured(reading, state.stored())));
        }
        file.replace(lines);
        rewriteAt = Math.max(SMALLEST_REWRITE, 3 * file.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
