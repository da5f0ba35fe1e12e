package energy.flipbridge.projections.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bson.Document;

/**
 * A list that only grows, in documents with computable ids: one holds the count and the newest items, and each full page
 * stands for itself and never changes.
 *
 * @param open id of the document with the count and the page that is filling
 * @param page id of a full page, by its number from 0
 */
public record Growing(String open, LongFunction<String> page) {

    public static final int PAGE = 100;
    private static final String COUNT = "count";
    private static final String ITEMS = "items";

    /** @return the new item's index, or -1 when the event is in the list already */
    public long add(Documents documents, Document item) {
        boolean isNew = documents.foldDerived(open, document -> {
            List<Document> items = Values.list(document, ITEMS);
            items.add(Values.fixed(item));
            long count = count(document) + 1;
            document.put(COUNT, count);
            if (items.size() == PAGE) {
                documents.insert(page.apply(count / PAGE - 1), new Document(ITEMS, List.copyOf(items)));
                document.put(ITEMS, new ArrayList<Document>());
            }
        });
        return isNew ? documents.get(open).map(Growing::count).orElse(0L) - 1 : -1;
    }

    static long count(Document open) {
        return open.get(COUNT) instanceof Long count ? count : 0;
    }

    static List<Document> items(Document page) {
        return page.getList(ITEMS, Document.class, List.of());
    }
}
