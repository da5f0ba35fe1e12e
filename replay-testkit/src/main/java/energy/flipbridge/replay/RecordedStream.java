package energy.flipbridge.replay;

import energy.flipbridge.domain.event.StoredForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * The events of a recorded stream in the order of all events, each at the position that it had.
 *
 * @param events in today's form, whichever revision was stored
 */
record RecordedStream(List<TrackedEventMessage<?>> events) {

    RecordedStream {
        events = List.copyOf(events);
    }

    /** @throws BrokenStream when a line is no event of ours, or lines are missing or out of order */
    static RecordedStream read(URL file) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedStream read(BufferedReader lines) throws IOException {
        Serializer serializer = StoredForm.serializer();
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        Map<String, Long> streams = new HashMap<>();
        long last = -1;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            if (line.isBlank()) {
                continue;
            }
            RecordedEvent recorded = RecordedEvent.of(line, number);
            if (recorded.position() <= last) {
                throw new BrokenStream("Line " + number + " is at position " + recorded.position()
                        + ", not after the one before it at " + last + ". Use the file as it was exported");
            }
            long expected = streams.merge(recorded.source(), 1L, Long::sum) - 1;
            if (recorded.sequence() != expected) {
                throw new BrokenStream("Line " + number + " is number " + recorded.sequence() + " of "
                        + recorded.source() + " instead of " + expected
                        + ": lines are missing. Use the file as it was exported");
            }
            last = recorded.position();
            events.addAll(read(recorded, serializer, number));
        }
        if (events.isEmpty()) {
            throw new BrokenStream("The file holds no event");
        }
        return new RecordedStream(events);
    }

    /** More than one, or none, where an upcaster divides an event or leaves it out. */
    private static List<? extends TrackedEventMessage<?>> read(
            RecordedEvent recorded, Serializer serializer, int number) {
        try {
            List<? extends TrackedEventMessage<?>> read = EventUtils.upcastAndDeserializeTrackedEvents(
                            recorded.stored(), serializer, StoredForm.upcasters())
                    .toList();
            if (read.stream().anyMatch(event -> event.getPayload() instanceof UnknownSerializedType)) {
                throw new BrokenStream("Line " + number + ": this version knows no event " + recorded.type()
                        + ". Replay it with the version that wrote it, or a later one");
            }
            return read;
        } catch (BrokenStream e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BrokenStream(
                    "Line " + number + ": a stored " + recorded.type() + " of revision " + recorded.revision()
                            + " cannot be read any more. A changed form needs an upcaster (see StoredForm)",
                    e);
        }
    }
}
