package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.Battery.State;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.HomeEvent.Told;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A home as its events tell.
 *
 * @param owner who opened it; {@code null} while nobody has
 * @param batteries by thing
 * @param addressChangedAt recognises a record that comes twice
 */
record Home(
        @Nullable String owner,
        Map<String, Battery> batteries,
        Enrolments enrolments,
        Happenings happenings,
        Instant addressChangedAt,
        Closing closing,
        Notices notices) {

    static final Home UNKNOWN =
            new Home(null, Map.of(), Enrolments.NONE, Happenings.NONE, Instant.EPOCH, Closing.OPEN, Notices.NONE);

    Home evolve(HomeEvent event) {
        return switch (event) {
            case HomeOpened e ->
                new Home(e.owner(), batteries, enrolments, happenings, addressChangedAt, closing, notices);
            case CommissioningRequested e -> with(e.thing(), Battery.requested(e));
            case BatteryCommissioned e -> with(e.thing(), battery -> battery.with(State.COMMISSIONED));
            case CommissioningRefused e -> with(e.thing(), battery -> battery.refused(e.reason()));
            case ReleaseRequested e ->
                with(e.thing(), battery -> battery.releasing(e.at())).with(enrolments.without(e.thing()::equals));
            case BatteryRemoved e -> with(e.thing(), battery -> battery.with(State.REMOVED));
            case ConsentGiven _ -> this;
            case EnrolmentRequested e -> with(enrolments.requested(e));
            case EnrolmentChanged e ->
                with(
                        enrolments.get(e.enrolmentId()) == null
                                ? enrolments.changed(e).without(this::isReleasing)
                                : enrolments.changed(e));
            case EnrolmentRefused e -> with(enrolments.refused(e));
            case LeavingRequested e -> with(enrolments.leaving(e.enrolmentId(), true));
            case LeavingRefused e -> with(enrolments.leaving(e.enrolmentId(), false));
            case EnrolmentLeft e -> with(enrolments.left(e));
            case ParticipationChanged e -> with(happenings.chosen(e));
            case ReserveChanged e ->
                e.eventId() == null
                        ? with(e.thing(), battery -> battery.keeping(e.percentage()))
                        : with(happenings.keeping(e.eventId(), e));
            case Told e -> with(happenings.told(e.event()));
            case AddressChanged e -> new Home(owner, batteries, enrolments, happenings, e.at(), closing, notices);
            case ClosingRequested _ -> with(Closing.REQUESTED);
            case ContactErased _ -> with(Closing.CONTACT_ERASED);
            case HomeownerNotified e ->
                new Home(owner, batteries, enrolments, happenings, addressChangedAt, closing, notices.and(e));
        };
    }

    /** whether every thing is commissioned and stays */
    boolean hasAll(Iterable<String> things) {
        for (String thing : things) {
            Battery battery = batteries.get(thing);
            if (battery == null || !battery.isCommissioned()) {
                return false;
            }
        }
        return true;
    }

    private boolean isReleasing(String thing) {
        Battery battery = batteries.get(thing);
        return battery != null && battery.isReleasing();
    }

    private Home with(String thing, Battery battery) {
        Map<String, Battery> changed = new TreeMap<>(batteries);
        changed.put(thing, battery);
        return new Home(owner, changed, enrolments, happenings, addressChangedAt, closing, notices);
    }

    private Home with(String thing, UnaryOperator<Battery> change) {
        Battery battery = batteries.get(thing);
        return battery == null ? this : with(thing, change.apply(battery));
    }

    private Home with(Enrolments changed) {
        return new Home(owner, batteries, changed, happenings, addressChangedAt, closing, notices);
    }

    private Home with(Closing changed) {
        return new Home(owner, batteries, enrolments, happenings, addressChangedAt, changed, notices);
    }

    private Home with(Happenings changed) {
        return new Home(owner, batteries, enrolments, changed, addressChangedAt, closing, notices);
    }
}
