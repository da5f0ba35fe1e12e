package energy.flipbridge.projections.telemetry;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;

/** Answers what a battery reported. Times without readings are left out of the answers, never shown as zero. */
public final class TelemetryReader {

    private final Lookup lookup;

    public TelemetryReader(MongoDatabase database) {
        this(new Lookup(database, TelemetryView.NAME));
    }

    /** @param documents of the view, wherever they are */
    public TelemetryReader(Lookup documents) {
        this.lookup = documents;
    }

    /** @return the readings that start in the range, oldest first; the end is exclusive */
    public List<Reading> readings(String thing, Instant from, Instant to) {
        List<String> ids = Resolution.RAW.starts(from, to).stream()
                .map(start -> Resolution.RAW.id(thing, start))
                .toList();
        Map<String, Document> minutes = lookup.all(ids);
        return ids.stream()
                .map(minutes::get)
                .filter(Objects::nonNull)
                .flatMap(minute -> minute.getList("readings", Document.class).stream())
                .map(Reading::of)
                .filter(reading -> !reading.startTime().isBefore(from)
                        && reading.startTime().isBefore(to))
                .toList();
    }

    /** @return the intervals with readings that overlap the range, oldest first */
    public List<Interval> intervals(String thing, Instant from, Instant to, Resolution resolution) {
        List<Instant> starts = resolution.starts(from, to);
        Map<String, Document> documents = lookup.without(
                starts.stream().map(start -> resolution.id(thing, start)).toList(), List.of("readings"));
        return starts.stream()
                .flatMap(start -> Stream.ofNullable(documents.get(resolution.id(thing, start)))
                        .map(document -> Interval.of(start, resolution, Summary.of(document))))
                .toList();
    }
}
