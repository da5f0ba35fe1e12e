package energy.flipbridge.domain.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The stream that holds a thing's readings of one UTC day of reception: {@code <thing>/telemetry/<day>}, numbered from 0
 * without holes. Days keep streams short enough to archive; no command ever loads one.
 */
public record TelemetryStream(String thing, LocalDate day) {

    /** the aggregate type under which the events are stored */
    public static final String TYPE = "Device";

    public static TelemetryStream of(String thing, Instant receivedAt) {
        return new TelemetryStream(thing, LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
    }

    public TelemetryStream previous() {
        return new TelemetryStream(thing, day.minusDays(1));
    }

    public String id() {
        return thing + "/telemetry/" + day;
    }
}
