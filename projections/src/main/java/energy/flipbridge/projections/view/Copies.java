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

    static Document copy(Document original) {
        // at once in its size, as a document is copied for each event that changes it
        Document copy = new Document(original);
        copy.replaceAll((_, value) -> value(value));
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number;
            case Date date -> date;
            case Fixed fixed -> fixed;
            case Document document -> copy(document);
            case Map<?, ?> map -> copy(document(map));
            case Collection<?> items -> list(items);
            case Instant instant -> Date.from(instant);
            case null, default -> value;
        };
    }

    private static Document document(Map<?, ?> map) {
        Document document = new Document();
        map.forEach((key, value) -> document.put(String.valueOf(key), value));
        return document;
    }

    private static List<@Nullable Object> list(Collection<?> items) {
        List<@Nullable Object> copy = new ArrayList<>(items.size());
        for (Object item : items) {
            copy.add(value(item));
        }
        return copy;
    }
}
