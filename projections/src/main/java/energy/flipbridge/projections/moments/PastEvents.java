package energy.flipbridge.projections.moments;

import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the event store is asked for about the past; each question is answered by an index of it. All of it blocks. */
public interface PastEvents {

    /**
     * @param time with milliseconds; what was stored within its millisecond counts
     * @return the position of the last event that was stored by then; -1 for none
     */
    long until(Instant time);

    /** @return where the event with the number in the stream is */
    Optional<Place> place(String stream, long number);

    /** @return the number of a stream's newest event */
    OptionalLong newest(String stream);

    /** @return the positions at which those of the streams that exist begin, by stream */
    Map<String, Long> beginnings(Collection<String> streams);

    /** @return the streams' events up to the position, in no order */
    List<ViewEvent> read(Collection<String> streams, long upTo);

    /** Like {@link #read(Collection, long)}, of events of these classes alone. */
    List<ViewEvent> read(Collection<String> streams, Set<Class<?>> types, long upTo);

    /** @return the newest of a long stream's events up to the position, in their order */
    List<ViewEvent> last(String stream, long upTo, int most);

    /** @return a long stream's first events after the position, in their order */
    List<ViewEvent> next(String stream, long after, int most);
}
