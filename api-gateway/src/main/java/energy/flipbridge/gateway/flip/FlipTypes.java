package energy.flipbridge.gateway.flip;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flip's types as they are sent, in its snake_case names (docs.flip.energy/api-6038136), and the answers. */
public final class FlipTypes {

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

        /** Flip does not accept the data; sending them again would change nothing. */
        record Rejected(int status, String cause) implements Commissioning {}

        /** @param retryAfter zero when Flip does not say */
        record Unavailable(String cause, Duration retryAfter) implements Commissioning {}
    }

    /** Lenient views of what Flip has. */
    public record EnrollmentView(String id, String programId, String status, List<String> deviceIds) {}
}
