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
        return document instanceof Fixed fixed ? fixed : new Fixed(Copies.copy(document));
    }
}
