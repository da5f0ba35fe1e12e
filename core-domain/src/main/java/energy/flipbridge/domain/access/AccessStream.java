package energy.flipbridge.domain.access;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The stream that holds what one member of the staff read on one UTC day: {@code access/<reader>/<day>}, numbered from 0
 * without holes. No command ever loads one.
 */
public record AccessStream(String reader, LocalDate day) {

    /** the aggregate type under which the events are stored */
    public static final String TYPE = "Access";

    public static AccessStream of(AccessEvent event) {
        return new AccessStream(event.reader(), LocalDate.ofInstant(event.at(), ZoneOffset.UTC));
    }

    /** Streams of all kinds share one space of names; no thing name holds a slash. */
    public String id() {
        return "access/" + reader + "/" + day;
    }
}
