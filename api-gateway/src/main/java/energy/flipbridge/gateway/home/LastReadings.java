package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.processing.ViewPositions;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.flip.DueReadings;
import energy.flipbridge.projections.flip.FlipView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Tells whether Flip has answered for all that a battery measured for the owner who gives it up. The view that knows what
 * waits may be behind: it counts only once it has folded what was stored when the battery was first to leave.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
class LastReadings {

    private final ViewPositions positions;
    private final DueReadings due;
    /** by thing that is to leave, the newest event when that was first asked */
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    LastReadings(ViewPositions positions, MongoDatabaseFactory mongo) {
        this.positions = positions;
        this.due = new DueReadings(mongo.getMongoDatabase());
    }

    /** Blocks. */
    boolean areAnswered(String thing) {
        long before = asked.computeIfAbsent(thing, _ -> positions.head());
        return positions.haveReached(before, FlipView.NAME) && !due.hasAny(thing);
    }

    /** The battery has left, or stays. */
    void forget(String thing) {
        asked.remove(thing);
    }
}
