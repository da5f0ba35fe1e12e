package energy.flipbridge.projections.moments;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.commands.CommandReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which commands had arrived for a thing. Their list grows in the order of their streams' beginnings, so that a moment's
 * place in it is found by halving.
 */
final class ArrivedCommands {

    /** few enough to be asked for together */
    private static final int TOGETHER = 200;

    private final CommandReader commands;
    private final PastEvents events;

    ArrivedCommands(MongoDatabase views, PastEvents events) {
        this.commands = new CommandReader(views);
        this.events = events;
    }

    long count(String thing, Place place) {
        long low = 0;
        long high = commands.count(thing);
        while (high - low > TOGETHER) {
            long middle = low + (high - low) / 2;
            if (arrived(thing, middle, middle + 1, place) == 1) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + arrived(thing, low, high, place);
    }

    /** @return the ids of the newest of so many, the newest first */
    Set<String> newest(String thing, long count) {
        return new LinkedHashSet<>(commands.ids(thing, Math.max(0, count - MomentReader.MOST_COMMANDS), count)
                .reversed());
    }

    private long arrived(String thing, long from, long to, Place place) {
        List<String> ids = commands.ids(thing, from, to);
        Map<String, Long> beginnings = ids.isEmpty() ? Map.of() : events.beginnings(ids);
        return ids.stream()
                .filter(id -> beginnings.getOrDefault(id, Long.MAX_VALUE) <= place.position())
                .count();
    }
}
