package energy.flipbridge.domain.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed access to an untrusted JSON object; every complaint names the field. */
final class Fields {

    private final JsonNode node;
    private final String path;

    Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    @Nullable
    String text(String name, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            throw new Invalid(path + name + " must be a text of at most " + longest + " characters");
        }
        return value.stringValue();
    }

    String requiredText(String name) {
        String text = text(name, 256);
        if (text == null) {
            throw new Invalid(path + name + " is missing");
        }
        return text;
    }

    @Nullable
    Double number(String name, double least, double most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw new Invalid("%s%s must be a number from %.0f to %.0f".formatted(path, name, least, most));
        }
        return number;
    }

    @Nullable
    Long wholeNumber(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > 9_007_199_254_740_991L) {
            throw new Invalid(path + name + " must be a whole number from 0 to 2^53 - 1");
        }
        return value.longValue();
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new Invalid(path + name + " must be true or false");
        }
        return value.booleanValue();
    }

    @Nullable
    Instant time(String name) {
        String text = text(name, 64);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid(path + name + " is " + e.getMessage());
        }
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        String text = requiredText(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new Invalid(path + name + " must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    Fields requiredObject(String name) {
        JsonNode value = value(name);
        if (value == null || !value.isObject()) {
            throw new Invalid(path + name + " must be an object");
        }
        return new Fields(value, path + name + ".");
    }

    List<Fields> objects(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw new Invalid(path + name + " must be a list of at most " + most);
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isObject()) {
                throw new Invalid(path + name + " must hold objects");
            }
            objects.add(new Fields(element, path + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** The message is refused; the text says why. */
    static final class Invalid extends RuntimeException {

        private final String cause;

        Invalid(String cause) {
            super(cause, null, false, false);
            this.cause = cause.length() <= 300 ? cause : cause.substring(0, 300) + "…";
        }

        String cause() {
            return cause;
        }
    }
}
