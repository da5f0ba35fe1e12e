package energy.flipbridge.provisioning.aws;

import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A nameplate as one attribute of a thing, {@code manufacturer:Acme,product:Cell=2010,...}: AWS IoT allows a thing without
 * a type three attributes of 800 characters, and of those only few kinds. All others are written as {@code =XX}, byte for
 * byte of UTF-8.
 */
final class NameplateAttribute {

    static final String NAME = "nameplate";

    private static final int LONGEST = 800;

    private NameplateAttribute() {}

    /** @return nothing when nothing is known */
    static Map<String, String> of(Nameplate nameplate) {
        StringJoiner fields = new StringJoiner(",");
        add(fields, "manufacturer", nameplate.manufacturer());
        add(fields, "product", nameplate.product());
        add(fields, "serial", nameplate.serial());
        add(fields, "capacity_wh", nameplate.capacityWh().map(String::valueOf));
        add(fields, "charge_w", nameplate.chargeW().map(String::valueOf));
        add(fields, "discharge_w", nameplate.dischargeW().map(String::valueOf));
        if (fields.length() > LONGEST) {
            throw new ProvisioningException("AWS IoT takes " + LONGEST + " characters about a battery, and these are "
                    + fields.length() + ": shorten the manufacturer, the product or the serial number");
        }
        return fields.length() == 0 ? Map.of() : Map.of(NAME, fields.toString());
    }

    private static void add(StringJoiner fields, String name, Optional<String> value) {
        value.ifPresent(text -> fields.add(name + ":" + encoded(text)));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || b == '-'
                    || b == '_'
                    || b == '.';
            encoded.append(plain ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }
}
