package energy.flipbridge.cloud.iot.registry;

import java.util.Map;
import java.util.regex.Pattern;

/** The limits on names and attributes (AWS IoT API reference, CreateThing and CreatePolicy). */
final class Names {
    private static final Pattern THING = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    private static final Pattern POLICY = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-zA-Z0-9_.,@/:#-]{1,128}");
    private static final Pattern ATTRIBUTE_VALUE = Pattern.compile("[a-zA-Z0-9_.,@/:#=\\[\\]-]{0,800}");
    private static final int MAXIMUM_ATTRIBUTES = 50;

    private Names() {}

    static void checkThing(String name) {
        check(THING, name, "A thing name has 1 to 128 letters, digits, ':', '_' or '-'");
    }

    static void checkPolicy(String name) {
        check(POLICY, name, "A policy name has 1 to 128 letters, digits or _+=,.@-");
    }

    static void checkAttributes(Map<String, String> attributes) {
        if (attributes.size() > MAXIMUM_ATTRIBUTES) {
            throw IotException.invalid("A thing has at most " + MAXIMUM_ATTRIBUTES + " attributes");
        }
        attributes.forEach((name, value) -> {
            check(ATTRIBUTE_NAME, name, "An attribute name has 1 to 128 letters, digits or _.,@/:#-");
            check(ATTRIBUTE_VALUE, value, "An attribute value has up to 800 letters, digits or _.,@/:#=[]-");
        });
    }

    private static void check(Pattern pattern, String name, String rule) {
        if (!pattern.matcher(name).matches()) {
            throw IotException.invalid(rule);
        }
    }
}
