package energy.flipbridge.domain.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MQTT topics of the device protocol. */
public final class Topics {

    /** AWS IoT: a thing name is 1 to 128 of letters, digits, colon, underscore and hyphen. */
    private static final Pattern THING = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    private static final Pattern TELEMETRY = Pattern.compile("devices/([a-zA-Z0-9:_-]{1,128})/telemetry");

    private Topics() {}

    public static String telemetry(String thing) {
        return "devices/" + thing + "/telemetry";
    }

    public static String commands(String thing) {
        return "devices/" + thing + "/commands";
    }

    public static Optional<String> thingOfTelemetry(String topic) {
        Matcher matcher = TELEMETRY.matcher(topic);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public static boolean isThingName(String name) {
        return THING.matcher(name).matches();
    }
}
