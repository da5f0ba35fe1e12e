package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.claim.RegistrationLink;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.WrongField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A registration link as a page hands it in. */
@Schema(name = "RegistrationLink", description = "payload and signature, or token")
record LinkForm(
        @Schema(
                description = "the URL's parameter, decoded, byte for byte as the battery signed it",
                example = "{\"thingName\":\"garage-battery\",\"nonce\":\"00112233445566778899aabbccddeeff\","
                        + "\"timestamp\":1782925200,\"version\":1}")
        @Nullable
        String payload,

        @Schema(description = "the URL's parameter, base64url") @Nullable
        String signature,

        @Schema(description = "the newer form of the link, a JWS") @Nullable
        String token) {

    RegistrationLink link() {
        return link(payload, signature, token);
    }

    static RegistrationLink link(@Nullable String payload, @Nullable String signature, @Nullable String token) {
        if (token != null && payload == null && signature == null) {
            return new RegistrationLink.Token(token);
        }
        if (token == null && (payload != null || signature != null)) {
            return new RegistrationLink.Url(
                    Objects.requireNonNullElse(payload, ""), Objects.requireNonNullElse(signature, ""));
        }
        throw ProblemException.invalidFields(
                List.of(new WrongField("token", "or payload and signature are needed, and only one form of the link")));
    }

    @Override
    public String toString() {
        return "LinkForm[...]";
    }
}
