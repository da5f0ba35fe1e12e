package energy.flipbridge.gateway.iot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the maker printed on a battery, as provisioning keeps it in the thing's attribute {@code nameplate}:
 * {@code manufacturer:Acme,product:Cell=2010,...}. AWS allows three searchable attributes and few characters; all others
 * are written as {@code =XX}, byte for byte of UTF-8. Capacity in Wh, ratings in W; what is not known is {@code null}.
 */
public record Nameplate(
        @Nullable String manufacturer,
        @Nullable String product,
        @Nullable String serial,
        @Nullable Double capacityWh,
        @Nullable Double chargeW,
        @Nullable Double dischargeW) {

    public static final Nameplate UNKNOWN = new Nameplate(null, null, null, null, null, null);

    private static final String ATTRIBUTE = "nameplate";

    /** Reads what can be read, and leaves out the rest. */
    static Nameplate of(Map<String, String> attributes) {
        Map<String, String> fields = new HashMap<>();
        for (String field : attributes.getOrDefault(ATTRIBUTE, "").split(",", -1)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.put(field.substring(0, colon), decoded(field.substring(colon + 1)));
            }
        }
        return new Nameplate(
                fields.get("manufacturer"),
                fields.get("product"),
                fields.get("serial"),
                number(fields.get("capacity_wh")),
                number(fields.get("charge_w")),
                number(fields.get("discharge_w")));
    }

    /** {@code =XX} is {@code %XX} elsewhere; nothing else of the form encoding occurs. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("=", "%"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static @Nullable Double number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? (Double) Double.parseDouble(text) : null;
    }
}
