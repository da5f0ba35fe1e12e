package energy.flipbridge.gateway.home;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import energy.flipbridge.gateway.flip.FlipTypes;
import energy.flipbridge.gateway.flip.FlipTypes.KnownSite;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Where a home is and whose it is. Personal data: it goes to Flip, is read from there, and is kept nowhere else. */
@Schema(name = "Address")
@JsonIgnoreProperties(ignoreUnknown = true)
record Address(
        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String firstName,

        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String lastName,

        @NotNull(message = "is missing")
        @Pattern(regexp = Address.STATE, message = "must be a state such as CA, DC or PR")
        @Schema(example = "CA")
        String stateCode,

        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String city,

        @NotNull(message = "is missing")
        @Pattern(regexp = "\\d{5}(-\\d{4})?", message = "must be five digits")
        @Schema(example = "88801")
        String zipCode,

        @NotBlank(message = "is missing") @Size(max = 200, message = "is too long")
        String streetAddress,

        @Size(max = 200, message = "is too long") @Nullable String streetAddress2,

        @Schema(description = "the number of the account with the utility")
        @Size(max = 100, message = "is too long")
        @Nullable
        String serviceAccountId) {

    static final String STATE = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI"
            + "|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";

    static Address of(KnownSite site) {
        return new Address(
                text(site.firstName()),
                text(site.lastName()),
                text(site.stateCode()),
                text(site.city()),
                text(site.zipCode()),
                text(site.streetAddress()),
                site.streetAddress2(),
                site.serviceAccountId());
    }

    /** @param email where Flip reaches the homeowner */
    FlipTypes.Site forFlip(String siteId, @Nullable String email) {
        return new FlipTypes.Site(
                siteId,
                firstName.strip(),
                lastName.strip(),
                email,
                stateCode,
                city.strip(),
                zipCode,
                streetAddress.strip(),
                stripped(streetAddress2),
                stripped(serviceAccountId));
    }

    /** tells two states of the address apart, without telling either */
    String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static @Nullable String stripped(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public String toString() {
        return "Address[...]";
    }
}
