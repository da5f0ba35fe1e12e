package energy.flipbridge.provisioning.artifacts;

import energy.flipbridge.provisioning.ProvisioningException;
import java.util.regex.Pattern;

/**
 * The name of a device in AWS IoT, its MQTT client id too: 1 to 128 of letters, digits, colon, underscore and hyphen
 * (AWS IoT API reference, CreateThing). No such name can leave a folder it is used in.
 */
public record ThingName(String value) {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    public ThingName {
        if (!VALID.matcher(value).matches()) {
            throw new ProvisioningException(
                    "\"" + printable(value) + "\" is no thing name: AWS IoT takes 1 to 128 letters (a-z, A-Z), digits,"
                            + " colons, underscores and hyphens");
        }
    }

    private static String printable(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "... (" + value.length() + " characters)";
    }

    @Override
    public String toString() {
        return value;
    }
}
