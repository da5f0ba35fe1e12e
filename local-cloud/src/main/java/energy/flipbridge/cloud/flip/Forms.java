package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The rules for sites and devices as clients send them; unknown and deprecated fields are ignored, as Flip does. */
final class Forms {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]{1,63}(\\.[^@\\s.]{1,63}){1,8}");
    private static final Pattern ZIP = Pattern.compile("\\d{5}(-\\d{4})?");
    private static final double MOST = 10_000_000;
    private static final Set<String> STATES = Set.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
            "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
            "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR");

    private Forms() {}

    /** The site with what the client gave changed, the rest as it was. */
    static Site site(Fields form, Site present, Instant now) {
        check(form, "email", EMAIL, "Value error, not a valid email address");
        check(form, "zip_code", ZIP, "Value error, a zip code is 5 digits, or 5-4");
        form.text("state_code")
                .filter(code -> !STATES.contains(code))
                .ifPresent(
                        code -> form.wrong("state_code", "Value error, not a two-letter code of a US state, DC or PR"));
        form.text("tariff_id")
                .filter(String::isBlank)
                .ifPresent(blank -> form.wrong("tariff_id", "Value error, leave it out when there is none"));
        return new Site(
                present.id(),
                form.text("first_name", present.firstName()),
                form.text("last_name", present.lastName()),
                form.text("company_name", present.companyName()),
                form.text("email", present.email()),
                form.text("state_code", present.stateCode()),
                form.text("city", present.city()),
                form.text("zip_code", present.zipCode()),
                form.text("street_address", present.streetAddress()),
                form.text("street_address2", present.streetAddress2()),
                form.text("service_account_id", present.serviceAccountId()),
                form.text("tariff_id", present.tariffId()),
                present.createdAt(),
                now);
    }

    static Device device(Fields form, String siteId, Instant now) {
        form.require("manufacturer_name", "product_name", "serial_number", "type");
        return new Device(
                form.id("id"),
                siteId,
                form.text("manufacturer_name").orElse(""),
                form.text("product_name").orElse(""),
                form.text("serial_number").orElse(""),
                form.oneOf("type", DeviceType.class).orElse(DeviceType.BATTERY),
                attributes(form),
                configuration(form),
                form.time("install_date").orElse(null),
                now,
                now);
    }

    static ObjectNode attributes(Fields form) {
        ObjectNode kept = Json.object();
        form.object("attributes").ifPresent(given -> {
            for (String name :
                    new String[] {"battery_capacity_wh", "battery_power_input_w", "battery_power_output_w"}) {
                given.number(name, 0, MOST).ifPresent(value -> kept.put(name, value));
            }
        });
        return kept;
    }

    static ObjectNode configuration(Fields form) {
        ObjectNode kept = Json.object();
        form.object("configuration")
                .flatMap(given -> given.number("reserve_percentage", 0, 100))
                .ifPresent(value -> kept.put("reserve_percentage", value));
        return kept;
    }

    private static void check(Fields form, String name, Pattern rule, String message) {
        form.text(name).filter(text -> !rule.matcher(text).matches()).ifPresent(text -> form.wrong(name, message));
    }
}
