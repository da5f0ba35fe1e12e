package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.parking.ParkingLots;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The embedded database has no expiry of its own, so that every database is swept. */
@Component
@OnRole(Role.WEB)
class ParkedSweep {

    private final ParkingLots parked;
    private final InstantSource clock;

    ParkedSweep(ParkingLots parked, InstantSource clock) {
        this.parked = parked;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10S")
    void eraseExpired() {
        parked.tidy(clock.instant());
    }
}
