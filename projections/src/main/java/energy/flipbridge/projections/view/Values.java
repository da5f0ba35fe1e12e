package energy.flipbridge.projections.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of documents. A missing value is an absent key, never a null. */
public final class Values {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    private Values() {}

    /**
     * A document's id for a name from outside. Names of things and Flip's ids stand for themselves; any other gets a
     * prefix with a slash, so that none is taken for one of a view's own documents, which have a slash too.
     */
    public static String id(String name) {
        return PLAIN.matcher(name).matches() ? name : "other/" + name;
    }

    public static void put(Document document, String key, @Nullable Object value) {
        if (value == null) {
            document.remove(key);
        } else {
            document.put(key, value);
        }
    }

    /** @return the time with milliseconds */
    public static @Nullable Instant instant(Document document, String key) {
        return switch (document.get(key)) {
            case Instant instant -> Instant.ofEpochMilli(instant.toEpochMilli());
            case Date date -> date.toInstant();
            case null, default -> null;
        };
    }

    public static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isAfter(other));
    }

    /** @return the same, which from now on nobody changes: copies of the documents that it is in share it */
    public static Document fixed(Document document) {
        return Fixed.of(document);
    }

    /** @return a list to change, which is part of the document */
    public static List<Document> list(Document document, String key) {
        if (!document.containsKey(key)) {
            document.put(key, new ArrayList<Document>());
        }
        return document.getList(key, Document.class);
    }
}
