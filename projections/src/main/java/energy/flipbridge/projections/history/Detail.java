package energy.flipbridge.projections.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event's fields as a document, with times as text; long texts are cut. */
final class Detail {

    private static final int LONGEST_TEXT = 8_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .build();

    private Detail() {}

    static Document of(Object payload) {
        return document(MAPPER.convertValue(payload, Map.class));
    }

    private static Document document(Map<?, ?> fields) {
        Document document = new Document();
        fields.forEach((key, value) -> {
            if (value != null) {
                document.put(String.valueOf(key), value(value));
            }
        });
        return document;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> document(fields);
            case List<?> items -> items.stream().map(Detail::value).toList();
            case String text when text.length() > LONGEST_TEXT -> text.substring(0, LONGEST_TEXT) + "…";
            case null, default -> value;
        };
    }
}
