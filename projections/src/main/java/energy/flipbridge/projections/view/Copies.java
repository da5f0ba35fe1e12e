package energy.flipbridge.projections.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Copies documents so that one just written in memory holds the same types as one fetched: a fold must not see whether
 * a batch ended in between.
 */
final class Copies {

    private Copies() {}

    static Document copy(Map<?, ?> original) {
        Document copy = new Document();
        original.forEach((key, value) -> copy.put(String.valueOf(key), value(value)));
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy(map);
            case Collection<?> items -> list(items);
            case Instant instant -> Date.from(instant);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> list(Collection<?> items) {
        List<@Nullable Object> copy = new ArrayList<>(items.size());
        items.forEach(item -> copy.add(value(item)));
        return copy;
    }
}
