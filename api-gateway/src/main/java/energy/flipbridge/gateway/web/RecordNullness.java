package energy.flipbridge.gateway.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries the nullness of records into the API's description: what cannot be null is always there. */
@Component
final class RecordNullness implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            describe(java.getRawClass(), model(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String ref = resolved.get$ref();
        Schema<?> model = ref == null ? null : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        return model == null ? resolved : model;
    }

    @SuppressWarnings("rawtypes")
    private static void describe(Class<?> type, Schema<?> model) {
        if (model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Schema property = model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), orNull(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) {
            return property;
        }
        if (property.get$ref() != null) {
            // Whoever set it to null meant this property; beside a reference it would leave nothing but null.
            property.setTypes(null);
        }
        if (property.getTypes() == null || property.getEnum() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.add(NULL);
        property.setTypes(types);
        return property;
    }
}
