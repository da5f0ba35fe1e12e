package energy.flipbridge.device.memory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One entry as a line of text: the CRC-32C of the JSON, a blank, the JSON. */
final class JournalLine {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int CHECKSUM = 8;

    private JournalLine() {}

    static byte[] encode(Entry entry) {
        String json = MAPPER.writerFor(Entry.class).writeValueAsString(entry);
        return (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @return empty when the line was damaged */
    static Optional<Entry> decode(String line) {
        if (line.length() < CHECKSUM + 2) {
            return Optional.empty();
        }
        String json = line.substring(CHECKSUM + 1);
        if (!line.startsWith(checksum(json))) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(json, Entry.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
