package energy.flipbridge.gateway.flip;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Flip's types as they are sent, in its snake_case names (docs.flip.energy/api-6038136), and the answers. */
public final class FlipTypes {

    /** Flip's names of what tells whose a site is and where; Flip takes null for each. */
    static final List<String> CONTACT = List.of(
            "first_name",
            "last_name",
            "email",
            "state_code",
            "city",
            "zip_code",
            "street_address",
            "street_address2",
            "service_account_id");

    private FlipTypes() {}

    /** Holds personal data: it is sent to Flip, and neither kept nor printed. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Site(
            String id,
            @JsonProperty("first_name") String firstName,
            @JsonProperty("last_name") String lastName,
            @Nullable String email,
            @JsonProperty("state_code") String stateCode,
            String city,
            @JsonProperty("zip_code") String zipCode,
            @JsonProperty("street_address") String streetAddress,
            @JsonProperty("street_address2") @Nullable String streetAddress2,
            @JsonProperty("service_account_id") @Nullable String serviceAccountId) {

        /** what Flip is to change of a site that it has, by Flip's names; what is not given is emptied */
        public Map<String, String> changes() {
            return Map.of(
                    "first_name", firstName,
                    "last_name", lastName,
                    "state_code", stateCode,
                    "city", city,
                    "zip_code", zipCode,
                    "street_address", streetAddress,
                    "street_address2", Objects.requireNonNullElse(streetAddress2, ""),
                    "service_account_id", Objects.requireNonNullElse(serviceAccountId, ""));
        }

        @Override
        public String toString() {
            return "Site[" + id + "]";
        }
    }

    public record Device(
            String id,
            @JsonProperty("site_id") String siteId,
            @JsonProperty("manufacturer_name") String manufacturerName,
            @JsonProperty("product_name") String productName,
            @JsonProperty("serial_number") String serialNumber,
            String type,
            Attributes attributes,
            Configuration configuration,
            @JsonProperty("install_date") String installDate) {}

    /** capacity in Wh, ratings in W */
    public record Attributes(
            @JsonProperty("battery_capacity_wh") double capacityWh,
            @JsonProperty("battery_power_input_w") double powerInputW,
            @JsonProperty("battery_power_output_w") double powerOutputW) {}

    public record Configuration(
            @JsonProperty("reserve_percentage") double reservePercentage) {}

    record CommissionRequest(
            Site site,
            List<Device> devices,
            @JsonProperty("can_auto_enroll") boolean canAutoEnroll) {}

    /** What became of a commissioning. */
    public sealed interface Commissioning {

        /** @param enrolled whether Flip has enrolled the site in a programme by itself */
        record Done(boolean enrolled) implements Commissioning {}

        /** Flip has the very same site and device from before. */
        record AlreadyOurs() implements Commissioning {}

        /** Flip has something else under these ids. */
        record Conflict(String cause) implements Commissioning {}

        /**
         * Flip does not accept the data; sending them again would change nothing.
         *
         * @param faults field by field; none when Flip does not say
         */
        record Rejected(int status, List<FlipFault> faults, String cause) implements Commissioning {}

        /** @param retryAfter zero when Flip does not say */
        record Unavailable(String cause, Duration retryAfter) implements Commissioning {}
    }

    /** A site as Flip has it: personal data, which is shown to its owner and kept nowhere. */
    public record KnownSite(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String stateCode,
            @Nullable String city,
            @Nullable String zipCode,
            @Nullable String streetAddress,
            @Nullable String streetAddress2,
            @Nullable String serviceAccountId) {

        static KnownSite of(JsonNode site) {
            return new KnownSite(
                    FlipJson.text(site.path("first_name")),
                    FlipJson.text(site.path("last_name")),
                    FlipJson.text(site.path("email")),
                    FlipJson.text(site.path("state_code")),
                    FlipJson.text(site.path("city")),
                    FlipJson.text(site.path("zip_code")),
                    FlipJson.text(site.path("street_address")),
                    FlipJson.text(site.path("street_address2")),
                    FlipJson.text(site.path("service_account_id")));
        }

        @Override
        public String toString() {
            return "KnownSite[...]";
        }
    }

    /** A device as Flip has it. */
    public record KnownDevice(
            @Nullable String serialNumber, @Nullable Double reservePercentage) {

        static KnownDevice of(JsonNode device) {
            return new KnownDevice(
                    FlipJson.text(device.path("serial_number")),
                    FlipJson.number(device.path("configuration").path("reserve_percentage")));
        }
    }
}
