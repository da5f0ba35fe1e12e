package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.flip.FlipTypes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim: the two parameters of the battery's registration URL and, for commissioning, what Flip wants to know.
 *
 * @param payload the URL's {@code payload}, decoded, byte for byte as the battery signed it
 * @param signature the URL's {@code signature}, base64url
 */
@CompleteForFlip
record ClaimRequest(
        @NotBlank(message = "is missing")
        @Size(max = 2_000, message = "is too long")
        @Schema(
                example =
                        "{\"thingName\":\"garage-battery\",\"nonce\":\"00112233445566778899aabbccddeeff\",\"timestamp\":1782925200,\"version\":1}")
        String payload,

        @NotBlank(message = "is missing") @Size(max = 2_000, message = "is too long")
        String signature,

        @Valid @Nullable Site site,
        @Valid @Nullable Device device,

        @Schema(
                description =
                        "whether to commission the battery at Flip, which needs site and device; not when left out")
        @Nullable
        Boolean commission) {

    boolean wantsCommissioning() {
        return Boolean.TRUE.equals(commission);
    }

    @Override
    public String toString() {
        return "ClaimRequest[commission=" + commission + "]";
    }

    /** The home. Personal data: it goes to Flip and is not kept here. */
    @Schema(name = "SiteToCommission")
    record Site(
            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String firstName,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String lastName,

            @Email(message = "is not an e-mail address") @Size(max = 254, message = "is too long") @Nullable
            String email,

            @NotNull(message = "is missing")
            @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, such as CA")
            String stateCode,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String city,

            @NotNull(message = "is missing") @Pattern(regexp = "\\d{5}(-\\d{4})?", message = "must be five digits")
            String zipCode,

            @NotBlank(message = "is missing") @Size(max = 200, message = "is too long")
            String streetAddress,

            @Size(max = 200, message = "is too long") @Nullable
            String streetAddress2,

            @Size(max = 100, message = "is too long") @Nullable
            String serviceAccountId) {

        FlipTypes.Site forFlip(String thing) {
            return new FlipTypes.Site(
                    FlipIds.site(thing),
                    firstName,
                    lastName,
                    email,
                    stateCode,
                    city,
                    zipCode,
                    streetAddress,
                    streetAddress2,
                    serviceAccountId);
        }

        @Override
        public String toString() {
            return "Site[...]";
        }
    }

    /** The battery; capacity in Wh, ratings in W, reserve in percent. */
    @Schema(name = "DeviceToCommission")
    record Device(
            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String manufacturerName,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String productName,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String serialNumber,

            @NotNull(message = "is missing")
            @PositiveOrZero(message = "must not be negative")
            @DecimalMax(value = "1000000000", message = "is too large")
            Double batteryCapacityWh,

            @NotNull(message = "is missing")
            @PositiveOrZero(message = "must not be negative")
            @DecimalMax(value = "1000000000", message = "is too large")
            Double batteryPowerInputW,

            @NotNull(message = "is missing")
            @PositiveOrZero(message = "must not be negative")
            @DecimalMax(value = "1000000000", message = "is too large")
            Double batteryPowerOutputW,

            @NotNull(message = "is missing")
            @DecimalMin(value = "0", message = "must be at least 0")
            @DecimalMax(value = "100", message = "must be at most 100")
            Double reservePercentage) {

        FlipTypes.Device forFlip(String thing, Instant installedAt) {
            return new FlipTypes.Device(
                    FlipIds.device(thing),
                    FlipIds.site(thing),
                    manufacturerName,
                    productName,
                    serialNumber,
                    "BATTERY",
                    new FlipTypes.Attributes(batteryCapacityWh, batteryPowerInputW, batteryPowerOutputW),
                    new FlipTypes.Configuration(reservePercentage),
                    Timestamps.format(installedAt));
        }
    }
}
