package energy.flipbridge.gateway.control;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReasonForControl", description = "Why something is done to a battery or a command")
record ReasonRequest(
        @NotBlank(message = "is missing")
        @Size(max = 500, message = "must be at most 500 characters long")
        @Schema(description = "why, for the audit; without personal data. Flip is told it with a command that ends")
        @Nullable
        String reason) {

    String why() {
        return reason == null ? "" : reason.strip();
    }
}
