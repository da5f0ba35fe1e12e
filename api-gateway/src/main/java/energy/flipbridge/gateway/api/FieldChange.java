package energy.flipbridge.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Schema(name = "FieldChange", description = "A field that differs between two moments")
record FieldChange(
        @Schema(description = "its name; of a part of a field, such as reading.mode, with the field's before it")
        String field,

        @Schema(
                description = "null where there was nothing",
                types = {"string", "number", "boolean", "array"})
        @Nullable
        Object before,

        @Schema(
                description = "null where there is nothing",
                types = {"string", "number", "boolean", "array"})
        @Nullable
        Object after) {

    /** The fields in which two answers of the API differ, as the API would write them. */
    static List<FieldChange> between(@Nullable Object before, @Nullable Object after) {
        Map<String, Object> one = fields(before);
        Map<String, Object> other = fields(after);
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                changes.add(new FieldChange(name, one.get(name), other.get(name)));
            }
        }
        return changes;
    }

    private static Map<String, Object> fields(@Nullable Object answer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (answer != null) {
            add(fields, "", JsonMapper.shared().valueToTree(answer));
        }
        return fields;
    }

    private static void add(Map<String, Object> fields, String prefix, JsonNode object) {
        object.properties().forEach(property -> {
            String name = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject()) {
                add(fields, name + ".", value);
            } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                fields.put(name, JsonMapper.shared().treeToValue(value, Object.class));
            }
        });
    }
}
