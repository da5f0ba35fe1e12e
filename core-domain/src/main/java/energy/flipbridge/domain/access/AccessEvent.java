package energy.flipbridge.domain.access;

import java.time.Instant;

/** A member of the staff read something, which is kept. */
public sealed interface AccessEvent permits RecordsRead, ParkedRead {

    /** {@code support:<name>}, as the actor */
    String reader();

    Instant at();

    /** The same for all readings that are told once. */
    String key();
}
