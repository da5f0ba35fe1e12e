package energy.flipbridge.domain.home;

import static energy.flipbridge.domain.home.HomeDecisions.when;

import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import java.util.List;

/** What Flip tells of events, and what the homeowner decides on them. */
final class TakingPart {

    private TakingPart() {}

    static List<HomeEvent> tell(Happenings happenings, RecordFlipEvent command) {
        FlipEvent event = command.event();
        Happening known = happenings.get(event.eventId());
        if (known == null) {
            return List.of(new EventAnnounced(command.siteId(), event, command.at()));
        }
        return when(event.isNewerThan(known.told()), new EventChanged(command.siteId(), event, command.at()));
    }

    static List<HomeEvent> choose(Happenings happenings, RecordParticipation command) {
        Happening known = happenings.get(command.eventId());
        return when(
                known != null && !known.isAsWished(command.participating()),
                new ParticipationChanged(command.siteId(), command.eventId(), command.participating(), command.at()));
    }

    static List<HomeEvent> reserve(Home home, RecordReserve command) {
        return when(
                changesReserve(home, command),
                new ReserveChanged(
                        command.siteId(), command.thing(), command.eventId(), command.percentage(), command.at()));
    }

    private static boolean changesReserve(Home home, RecordReserve command) {
        Battery battery = home.batteries().get(command.thing());
        if (battery == null || !battery.isCommissioned()) {
            return false;
        }
        Integer wish = command.percentage();
        if (command.eventId() == null) {
            return !wish.equals(battery.reserve());
        }
        Happening known = home.happenings().get(command.eventId());
        return known != null && !wish.equals(known.reserves().get(command.thing()));
    }
}
