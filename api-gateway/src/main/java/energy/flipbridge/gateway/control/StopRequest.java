package energy.flipbridge.gateway.control;

import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Schema(name = "StopRequest", description = "What is to be stopped, and why")
record StopRequest(
        @NotNull(message = "is missing") @Nullable StopScope scope,

        @Size(max = 256, message = "must be at most 256 characters long")
        @Schema(description = "DEVICE: the thing; HOME: the site at Flip; FLEET: none", example = "garage-battery")
        @Nullable
        String subject,

        @Schema(
                description =
                        "STOP, if none is given; MONITOR_ONLY, for a DEVICE: what the battery has confirmed runs to "
                                + "its end")
        @Nullable
        StopMode mode,

        @NotBlank(message = "is missing")
        @Size(max = 500, message = "must be at most 500 characters long")
        @Schema(description = "why; Flip is told it with each command that ends by the stop. Without personal data")
        @Nullable
        String reason) {

    @AssertTrue(message = "names the thing of a DEVICE or the site of a HOME, and is left out for the FLEET")
    @Schema(hidden = true)
    boolean isSubject() {
        return scope == null || (scope == StopScope.FLEET) == (subject == null || subject.isBlank());
    }

    @AssertTrue(message = "can be MONITOR_ONLY for a DEVICE alone")
    @Schema(hidden = true)
    boolean isMode() {
        return scope == StopScope.DEVICE || mode != StopMode.MONITOR_ONLY;
    }

    StopMode wantedMode() {
        return mode == null ? StopMode.STOP : mode;
    }

    String why() {
        return reason == null ? "" : reason.strip();
    }
}
