package energy.flipbridge.projections.telemetry;

import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * The readings: {@code <thing>:<minute>} with each reading and what they come to, {@code <thing>:<hour>} and
 * {@code <thing>:<day>} with what they come to. A reading belongs to the interval that it starts in. Late ones and ones
 * that come again end in the same documents as any other order.
 */
public final class TelemetryView implements View {

    public static final String NAME = "telemetry";

    /** A battery sends 12 a minute; what goes beyond this is counted and left out, so that documents stay small. */
    static final int MOST_READINGS = 600;

    private static final Comparator<Document> BY_TIME = Comparator.comparing(
                    (Document reading) -> Values.instant(reading, "startTime"),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(reading -> reading.getString("key"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(TelemetryReported.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        TelemetryReported reported = (TelemetryReported) event.payload();
        return Resolution.ids(reported.thing(), reported.startTime());
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        TelemetryReported reported = (TelemetryReported) event.payload();
        Reading reading = Reading.of(reported);
        List<String> ids = Resolution.ids(reported.thing(), reading.startTime());
        boolean[] isNew = {false};
        documents.fold(ids.getFirst(), minute -> isNew[0] = add(minute, reading));
        if (isNew[0]) {
            for (String longer : ids.subList(1, ids.size())) {
                documents.foldDerived(
                        longer, document -> Summary.of(document).plus(reading).writeTo(document));
            }
        }
    }

    private static boolean add(Document minute, Reading reading) {
        List<Document> readings = Values.list(minute, "readings");
        if (readings.stream().anyMatch(known -> reading.key().equals(known.getString("key")))) {
            return false;
        }
        if (readings.size() >= MOST_READINGS) {
            minute.merge("leftOut", 1L, (one, other) -> (Long) one + (Long) other);
            return false;
        }
        Document added = Values.fixed(reading.toDocument());
        int place = Collections.binarySearch(readings, added, BY_TIME);
        readings.add(place < 0 ? -place - 1 : place, added);
        Summary.of(minute).plus(reading).writeTo(minute);
        return true;
    }
}
