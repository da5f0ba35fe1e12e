package energy.flipbridge.projections.parking;

import energy.flipbridge.projections.parking.Parked.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where things of one kind are parked. All of it may be asked again; every call blocks. */
public interface Parking {

    ParkedDocuments documents();

    default ParkedId.Kind kind() {
        return documents().kind();
    }

    /** @return the newest first, at most so many, from after the place in the list; {@code null} for the beginning */
    default List<Parked> newest(State state, @Nullable Place after, int limit) {
        return documents().newest(state, after, limit);
    }

    default Optional<Parked> find(String key) {
        return documents().find(key);
    }

    /** @return what is parked, as it came; empty when there is nothing any more */
    Optional<String> content(String key);

    /**
     * Sends it once more the way it usually goes, where a repeat changes nothing.
     *
     * @param actor who wants it, see {@link energy.flipbridge.domain.audit.Audit}
     */
    Verdict retry(String key, String actor);

    /** Keeps it from being tried again; it is kept with who, when and why until it expires. */
    Verdict discard(String key, String actor, String reason);

    /** Erases what was decided long ago. */
    default void tidy(Instant now) {
        documents().tidy(now);
    }
}
