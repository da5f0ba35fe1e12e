package energy.flipbridge.projections.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done for one site, and when. It is asked and told by several threads. */
public interface Agenda<T> {

    /** @return the one thing to do now; {@code null} when there is none yet */
    @Nullable
    T next(Instant now);
}
