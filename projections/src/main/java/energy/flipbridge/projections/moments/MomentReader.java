package energy.flipbridge.projections.moments;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.history.HistoryReader;
import energy.flipbridge.projections.history.Recorded;
import energy.flipbridge.projections.history.Residence;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers what a device and its commands were like: folded from the events of their own streams up to the moment, of which
 * the views only tell the names. However much a device has measured, the same few of its readings are looked at.
 */
public final class MomentReader {

    /** how many commands a moment has */
    static final int MOST_COMMANDS = 200;

    private static final Set<Class<?>> OF_HOME =
            Set.of(CommissioningRequested.class, BatteryCommissioned.class, BatteryRemoved.class);

    private final PastEvents events;
    private final HistoryReader history;
    private final ArrivedCommands commands;

    public MomentReader(MongoDatabase views, PastEvents events) {
        this.events = events;
        this.history = new HistoryReader(views);
        this.commands = new ArrivedCommands(views, events);
    }

    /** @return where the moment is at which all counts that was stored by then */
    public Place at(Instant time) {
        return new Place(events.until(time), time);
    }

    /** @return where the device's event with the number is; empty when it has none */
    public Optional<Place> revision(String thing, long number) {
        return events.place(thing, number);
    }

    /** @return the number of the device's newest event */
    public OptionalLong newestRevision(String thing) {
        return events.newest(thing);
    }

    /** @return the device as it was; empty when nothing was known of it then */
    public Optional<Moment> moment(DeviceDetails device, Place place) {
        long count = commands.count(device.thing(), place);
        return fold(device, place, count, commands.newest(device.thing(), count));
    }

    /** @return what the device was like at two moments; empty when nothing was known of it at one */
    public Optional<Change> change(DeviceDetails device, Place from, Place to) {
        long before = commands.count(device.thing(), from);
        long after = commands.count(device.thing(), to);
        Set<String> ids = new LinkedHashSet<>(commands.newest(device.thing(), before));
        ids.addAll(commands.newest(device.thing(), after));
        return fold(device, from, before, ids)
                .flatMap(one -> fold(device, to, after, ids)
                        .map(other -> new Change(
                                one, other, Math.max(0, after - other.commands().size()))));
    }

    private Optional<Moment> fold(DeviceDetails device, Place place, long commandCount, Set<String> commandIds) {
        String thing = device.thing();
        Recorded recorded = history.recorded(thing);
        List<ViewEvent> found = new ArrayList<>(
                events.read(Stream.concat(Stream.of(thing), commandIds.stream()).toList(), place.position()));
        found.addAll(ofHomes(thing, recorded, place));
        found.addAll(new Arrivals(events, thing)
                .newest(place, recorded.firstReading().orElse(place.at())));
        Instant known = device.firstMentionedAt() == null ? place.at() : device.firstMentionedAt();
        return new Fold(thing, known, place, commandIds).of(found, commandCount);
    }

    private List<ViewEvent> ofHomes(String thing, Recorded recorded, Place place) {
        List<String> homes = recorded.homes().stream()
                .map(Residence::siteId)
                .distinct()
                .map(HomeAggregate::stream)
                .toList();
        return homes.isEmpty()
                ? List.of()
                : events.read(homes, OF_HOME, place.position()).stream()
                        .filter(event -> event.payload() instanceof HomeEvent.OfBattery about
                                && about.thing().equals(thing))
                        .toList();
    }
}
