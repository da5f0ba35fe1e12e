package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.api.TelemetryRange;
import energy.flipbridge.gateway.api.TelemetryResponse;
import energy.flipbridge.gateway.api.TelemetryResponse.Point;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a battery measured since it is its owner's. An interval that began before is left out whole, since it may hold what
 * somebody else used.
 */
@Component
@OnRole(Role.WEB)
class HomeTelemetry {

    private final HomePage page;
    private final TelemetryReader telemetry;

    HomeTelemetry(HomePage page, TelemetryReader telemetry) {
        this.page = page;
        this.telemetry = telemetry;
    }

    /** Blocks. */
    TelemetryResponse of(HomeDetails home, String thing, TelemetryRange range) {
        Instant since = page.ownedSince(home, thing).orElse(Instant.MAX);
        Instant from = since.isAfter(range.from()) ? since : range.from();
        List<Point> points = from.isBefore(range.to()) ? range.points(telemetry, thing, from) : List.of();
        return TelemetryResponse.of(
                range,
                points.stream()
                        .filter(point -> !point.startTime().isBefore(since))
                        .toList());
    }
}
