package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;

/** What a message from the battery says about it. Messages arrive late and out of order. */
final class Heard {

    private Heard() {}

    static void fold(Document device, TelemetryReported event) {
        if (DevicesView.advance(device, "lastHeardAt", event.receivedAt())) {
            device.put("connection", Connection.ONLINE.name());
            device.remove("offlineSince");
            if (event.sentAt() != null) {
                long ahead =
                        Duration.between(event.receivedAt(), event.sentAt()).toMillis();
                device.put("clockAheadMillis", ahead);
            }
        }
        if (event.ackedUpTo() != null) {
            DevicesView.advance(device, "mark", event.ackedUpTo());
        }
        Reading reading = Reading.of(event);
        Instant known = device.get("reading") instanceof Document last ? Values.instant(last, "startTime") : null;
        if (Values.isAfter(reading.startTime(), known)) {
            device.put("reading", Values.fixed(reading.toDocument()));
        }
    }
}
