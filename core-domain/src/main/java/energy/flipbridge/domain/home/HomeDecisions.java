package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordContactErased;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RecordNotice;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            case RecordCommissioningRefused c -> refused(home.batteries().get(c.thing()), owner, c);
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
            case ReleaseBattery c -> release(home.batteries().get(c.thing()), owner, c);
            case RecordBatteryRemoved c -> {
                Battery battery = home.batteries().get(c.thing());
                yield when(
                        battery != null && battery.isReleasingSince(c.at()),
                        new BatteryRemoved(c.siteId(), c.thing(), owner, c.at()));
            }
            case CloseHome c -> home.closing().isRequested() ? List.of() : close(home, owner, c);
            case RecordContactErased c ->
                when(home.closing() == Closing.REQUESTED, new ContactErased(c.siteId(), c.at()));
            case RecordNotice c ->
                when(
                        !home.notices().has(c.kind(), c.about()),
                        new HomeownerNotified(c.siteId(), c.kind(), c.about(), c.outcome(), c.at()));
        };
    }

    static List<HomeEvent> when(boolean isSo, HomeEvent event) {
        return isSo ? List.of(event) : List.of();
    }

    private static List<HomeEvent> close(Home home, String owner, CloseHome command) {
        List<HomeEvent> events = new ArrayList<>();
        for (String thing : home.batteries().keySet()) {
            events.addAll(decide(home, new ReleaseBattery(command.siteId(), thing, command.at())));
        }
        events.add(new ClosingRequested(command.siteId(), owner, command.at()));
        return events;
    }

    private static List<HomeEvent> commission(Home home, RequestCommissioning command) {
        Battery battery = home.batteries().get(command.thing());
        return when(
                !home.closing().isRequested() && (battery == null || battery.isOut()),
                new CommissioningRequested(command.siteId(), command.thing(), command.requestId(), command.at()));
    }

    /** With that, a battery that was given up meanwhile is out: Flip has nothing of it that would be ours to take out. */
    private static List<HomeEvent> refused(
            @Nullable Battery battery, String owner, RecordCommissioningRefused command) {
        HomeEvent refused = new CommissioningRefused(
                command.siteId(),
                command.thing(),
                command.requestId(),
                command.fields(),
                command.reason(),
                command.at());
        if (battery != null && battery.isGivenUpBefore(command.requestId())) {
            // Without the details nobody was asked: Flip may have it all the same, and is looked at before it is out.
            return command.reason() == Refusal.DETAILS_LOST
                    ? List.of()
                    : List.of(refused, new BatteryRemoved(command.siteId(), command.thing(), owner, command.at()));
        }
        return when(battery != null && battery.awaits(command.requestId()), refused);
    }

    /** What Flip has in somebody else's home stays there: it is given up here alone, without asking Flip. */
    private static List<HomeEvent> release(@Nullable Battery battery, String owner, ReleaseBattery command) {
        if (battery == null || !battery.isReleasable()) {
            return List.of();
        }
        HomeEvent requested = new ReleaseRequested(command.siteId(), command.thing(), owner, command.at());
        return battery.isElsewhere()
                ? List.of(requested, new BatteryRemoved(command.siteId(), command.thing(), owner, command.at()))
                : List.of(requested);
    }

    private static boolean awaits(Home home, String thing, String requestId) {
        Battery battery = home.batteries().get(thing);
        return battery != null && battery.awaits(requestId);
    }
}
