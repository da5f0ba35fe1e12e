package energy.flipbridge.projections.view;

import java.util.Map;
import org.bson.Document;

/** A part of documents that nobody changes, so that their copies share it. */
final class Fixed extends Document {

    /** as the driver makes one */
    public Fixed() {}

    private Fixed(Map<String, Object> fields) {
        super(fields);
    }

    static Fixed of(Document document) {
        if (document instanceof Fixed fixed) {
            return fixed;
        }
        Fixed fixed = new Fixed(document);
        Copies.asFetched(fixed);
        return fixed;
    }
}
