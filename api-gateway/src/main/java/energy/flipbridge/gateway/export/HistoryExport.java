package energy.flipbridge.gateway.export;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.store.EventArchive;
import energy.flipbridge.projections.history.HistoryEntry;
import energy.flipbridge.projections.history.HistoryReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a device's history to the end that it has when the writing begins, without holding more than pages of it. */
@Component
@OnRole(Role.WEB)
public class HistoryExport {

    private static final String HEADER = Csv.line(
            "position",
            "recorded_at",
            "at",
            "device_time",
            "received_at",
            "event",
            "actor",
            "caused_by",
            "began_with",
            "source",
            "command_id",
            "summary",
            "before",
            "after");

    private final HistoryReader history;
    private final EventArchive archive;

    HistoryExport(HistoryReader history, EventArchive archive) {
        this.history = history;
        this.archive = archive;
    }

    /** Each event as it is stored, as one line of JSON. Blocks. */
    public void events(String thing, OutputStream out) throws IOException {
        new DeviceEvents(archive, history.recorded(thing), thing)
                .each(event -> write(out, CloudEvent.line(event, thing)));
    }

    /** Each entry as a line of a table; readings in a row are one. Blocks. */
    public void table(String thing, OutputStream out) throws IOException {
        write(out, HEADER);
        try {
            history.each(thing, entry -> line(entry, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(HistoryEntry entry, OutputStream out) {
        String line = Csv.line(
                entry.position(),
                time(entry.storedAt()),
                time(entry.at()),
                time(entry.deviceTime()),
                time(entry.receivedAt()),
                entry.event(),
                entry.actor(),
                entry.causationId(),
                entry.correlationId(),
                entry.source(),
                entry.commandId(),
                entry.summary(),
                json(entry.before()),
                json(entry.after()));
        try {
            write(out, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Timestamps.format(time);
    }

    private static String json(Map<String, Object> values) {
        return values.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(values);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
