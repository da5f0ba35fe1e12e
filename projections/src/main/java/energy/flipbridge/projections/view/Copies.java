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
        asFetched(copy);
        return copy;
    }

    /** Copies what the document holds. */
    static void asFetched(Document document) {
        document.replaceAll((_, value) -> value(value));
    }

    /** Like {@link #copy}, but changes the document itself, and what belongs to it alone. */
    static Document settle(Document document) {
        document.replaceAll((_, value) -> settled(value));
        return document;
    }

    @SuppressWarnings("unchecked") // a list that was fetched or put into a document takes anything
    private static @Nullable Object settled(@Nullable Object value) {
        return switch (value) {
            case Fixed fixed -> fixed;
            case Document document -> settle(document);
            case ArrayList<?> items -> settle((List<@Nullable Object>) items);
            case null, default -> value(value);
        };
    }

    private static List<@Nullable Object> settle(List<@Nullable Object> items) {
        items.replaceAll(Copies::settled);
        return items;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Fixed fixed -> fixed;
            case String text -> text;
            case Number number -> number;
            case Date date -> date;
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
        List<@Nullable Object> copy = new ArrayList<>(items);
        copy.replaceAll(Copies::value);
        return copy;
    }
}
