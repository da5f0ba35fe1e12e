package energy.flipbridge.device.memory;

import energy.flipbridge.domain.protocol.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The prototype's {@code latestCommandAcked.txt}: the high-water mark as ISO text. It is read for a folder that the
 * prototype left behind, and written so that the prototype could take over again; where the journal has a mark, that one
 * counts.
 */
final class MarkFile {

    static final String NAME = "latestCommandAcked.txt";

    private MarkFile() {}

    /** @throws IOException when the file holds something else than a time */
    static @Nullable Instant read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.readString(file).strip();
        try {
            return text.isEmpty() ? null : Timestamps.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no time. Delete it to have all pending commands delivered again.", e);
        }
    }

    static void write(Path directory, Instant mark) throws IOException {
        AtomicFile.write(directory.resolve(NAME), Timestamps.format(mark).getBytes(StandardCharsets.UTF_8));
    }
}
