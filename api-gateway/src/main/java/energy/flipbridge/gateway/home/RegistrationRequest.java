package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.claim.RegistrationLink;
import energy.flipbridge.gateway.web.WrongField;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A battery, by the link that it signed, and the home in which it is. */
@Schema(name = "RegistrationRequest", description = "The link in one of its forms, and either siteId or address")
record RegistrationRequest(
        @Nullable String payload,
        @Nullable String signature,

        @Schema(description = "the newer form of the link, a JWS") @Nullable
        String token,

        @Schema(description = "an own home that the battery joins") @Size(max = 500, message = "is too long") @Nullable
        String siteId,

        @Schema(description = "where the battery's home is, when it has none yet") @Valid @Nullable
        Address address,

        @Valid @NotNull(message = "is missing") BatteryForm battery) {

    RegistrationLink link() {
        return LinkForm.link(payload, signature, token);
    }

    /** @return what is wrong about the home that it names */
    List<WrongField> homeErrors() {
        return (siteId == null) == (address == null)
                ? List.of(new WrongField("address", "or siteId is needed, and only one of them"))
                : List.of();
    }

    @Override
    public String toString() {
        return "RegistrationRequest[...]";
    }
}
