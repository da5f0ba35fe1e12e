package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import java.util.List;

/** The rules of a home: from its state and a command to events, without clock, randomness or effect. */
final class HomeDecisions {

    private HomeDecisions() {}

    /** Whatever is told about a home that nobody opened, such as another integrator's site, comes to nothing. */
    static List<HomeEvent> decide(Home home, HomeCommand command) {
        String owner = home.owner();
        if (owner == null) {
            return command instanceof OpenHome c ? List.of(new HomeOpened(c.siteId(), c.owner(), c.at())) : List.of();
        }
        return switch (command) {
            case OpenHome _ -> List.of();
            case RequestCommissioning c -> commission(home, c);
            case RecordBatteryCommissioned c ->
                when(
                        awaits(home, c.thing(), c.requestId()),
                        new BatteryCommissioned(c.siteId(), c.thing(), c.alreadyKnown(), c.at()));
            case RecordCommissioningRefused c ->
                when(
                        awaits(home, c.thing(), c.requestId()),
                        new CommissioningRefused(c.siteId(), c.thing(), c.requestId(), c.fields(), c.reason(), c.at()));
            case RequestEnrolment c -> Enrolling.request(home, c);
            case RecordEnrolment c -> Enrolling.record(home.enrolments(), c);
            case RecordEnrolmentRefused c -> Enrolling.refuse(home.enrolments(), c);
            case RequestLeaving c -> Enrolling.leave(home.enrolments(), c);
            case RecordLeavingRefused c -> Enrolling.refuse(home.enrolments(), c);
            case RecordLeft c -> Enrolling.left(home.enrolments(), c);
            case RecordFlipEvent c -> TakingPart.tell(home.happenings(), c);
            case RecordParticipation c -> TakingPart.choose(home.happenings(), c);
            case RecordReserve c -> TakingPart.reserve(home, c);
            case RecordAddressChange c ->
                when(c.at().isAfter(home.addressChangedAt()), new AddressChanged(c.siteId(), c.at()));
            case ReleaseBattery c -> {
                Battery battery = home.batteries().get(c.thing());
                yield when(
                        battery != null && battery.isReleasable(),
                        new ReleaseRequested(c.siteId(), c.thing(), owner, c.at()));
            }
            case RecordBatteryRemoved c -> {
                Battery battery = home.batteries().get(c.thing());
                yield when(
                        battery != null && battery.isReleasingSince(c.at()),
                        new BatteryRemoved(c.siteId(), c.thing(), owner, c.at()));
            }
        };
    }

    static List<HomeEvent> when(boolean isSo, HomeEvent event) {
        return isSo ? List.of(event) : List.of();
    }

    private static List<HomeEvent> commission(Home home, RequestCommissioning command) {
        Battery battery = home.batteries().get(command.thing());
        return when(
                battery == null || battery.isOut(),
                new CommissioningRequested(command.siteId(), command.thing(), command.requestId(), command.at()));
    }

    private static boolean awaits(Home home, String thing, String requestId) {
        Battery battery = home.batteries().get(thing);
        return battery != null && battery.awaits(requestId);
    }
}
