package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.iot.registry.IotException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests and writes answers as the AWS REST-JSON protocol wants them. */
final class Requests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Requests() {}

    static JsonNode body(Context context) {
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw IotException.invalid("The body is not JSON: " + e.getOriginalMessage());
        }
    }

    static String required(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isString() || value.asString().isEmpty()) {
            throw IotException.invalid("The field " + field + " is required");
        }
        return value.asString();
    }

    static Optional<Map<String, String>> strings(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Map<String, String> strings = new LinkedHashMap<>();
        node.properties().forEach(it -> strings.put(it.getKey(), it.getValue().asString("")));
        return Optional.of(strings);
    }

    static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
    }

    static boolean flag(Context context, String name) {
        return query(context, name).map(Boolean::parseBoolean).orElse(false);
    }

    static OptionalLong number(Context context, String name) {
        Optional<String> value = query(context, name);
        try {
            return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
        } catch (NumberFormatException e) {
            throw IotException.invalid(name + " must be a whole number");
        }
    }

    /** A page's size: 25 unless told, at most 250, as on AWS. */
    static int pageSize(Context context, String name) {
        long size = number(context, name).orElse(25);
        if (size < 1 || size > 250) {
            throw IotException.invalid(name + " must be between 1 and 250");
        }
        return (int) size;
    }

    static String requiredHeader(Context context, String name) {
        String value = context.header(name);
        if (value == null || value.isEmpty()) {
            throw IotException.invalid("The header " + name + " is required");
        }
        return value;
    }

    static void answer(Context context, Map<String, ?> body) {
        context.contentType("application/json").result(JSON.writeValueAsBytes(body));
    }
}
