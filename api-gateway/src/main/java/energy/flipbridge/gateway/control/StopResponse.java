package energy.flipbridge.gateway.control;

import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.gateway.api.UtcMillis;
import energy.flipbridge.projections.safety.KnownStop;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "Stop", description = "What support stopped by one order")
record StopResponse(
        StopScope scope,

        @Schema(description = "DEVICE: the thing; HOME: the site at Flip; FLEET: null", example = "garage-battery")
        @Nullable
        String subject,

        @Schema(
                description = "STOP: what the batteries have is taken back, and nothing new is taken for them; "
                        + "MONITOR_ONLY: what the battery has confirmed runs to its end")
        StopMode mode,

        @Schema(description = "in support's words") String reason,
        @UtcMillis Instant since,

        @Schema(description = "who stopped it", example = "support:ada") @Nullable
        String actor) {

    static StopResponse of(KnownStop stop) {
        return new StopResponse(stop.scope(), stop.subject(), stop.mode(), stop.reason(), stop.since(), stop.actor());
    }
}
