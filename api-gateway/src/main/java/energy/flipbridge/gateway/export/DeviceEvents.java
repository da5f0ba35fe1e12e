package energy.flipbridge.gateway.export;

import energy.flipbridge.domain.access.AccessStream;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.gateway.store.ArchivedEvent;
import energy.flipbridge.gateway.store.EventArchive;
import energy.flipbridge.projections.history.Recorded;
import energy.flipbridge.projections.history.Residence;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All events of a device in the order of all events, as far as the history had them when this began: the history tells
 * where its own, its commands' and its webhooks' events are, the readings have a stream for each day, and a home's stream
 * is given from its beginning until the battery has left it, so that the home can be folded. Who of the staff read is not
 * among them: no device did or was told that. However long a history is, a
 * page of each stream that is being read is in memory.
 */
final class DeviceEvents {

    private static final int DAYS_AT_ONCE = 1_000;

    private final EventArchive archive;
    private final Recorded recorded;
    private final String thing;

    DeviceEvents(EventArchive archive, Recorded recorded, String thing) {
        this.archive = archive;
        this.recorded = recorded;
        this.thing = thing;
    }

    interface Sink {
        void take(ArchivedEvent event) throws IOException;
    }

    /** Blocks. */
    void each(Sink sink) throws IOException {
        PriorityQueue<Source> sources = new PriorityQueue<>(Comparator.comparingLong(Source::next));
        sources.add(told());
        sources.addAll(homes());
        sources.addAll(readings());
        long last = -1;
        while (!sources.isEmpty()) {
            Source source = sources.remove();
            if (source.next() < Long.MAX_VALUE) {
                ArchivedEvent event = source.take().orElse(null);
                // what tells of the battery in a home comes with the home and with the battery
                if (event != null && event.position() > last && !event.type().equals(AccessStream.TYPE)) {
                    last = event.position();
                    sink.take(event);
                }
                sources.add(source);
            }
        }
    }

    private Source told() {
        AtomicLong chunk = new AtomicLong();
        return new Source(0, recorded.upTo(), () -> {
            List<Long> positions = List.of();
            while (positions.isEmpty() && chunk.get() < recorded.chunks()) {
                positions = recorded.positions(chunk.getAndIncrement());
            }
            return positions.isEmpty() ? List.of() : archive.at(positions);
        });
    }

    private List<Source> homes() {
        Map<String, Long> ends = new HashMap<>();
        for (Residence home : recorded.homes()) {
            ends.merge(HomeAggregate.stream(home.siteId()), Math.min(home.to(), recorded.upTo()), Math::max);
        }
        return archive.beginnings(ends.keySet()).entrySet().stream()
                .map(stream -> stream(stream.getKey(), stream.getValue(), ends.getOrDefault(stream.getKey(), -1L)))
                .toList();
    }

    private List<Source> readings() {
        List<Source> sources = new ArrayList<>();
        if (recorded.firstReading().isEmpty() || recorded.lastReading().isEmpty()) {
            return sources;
        }
        LocalDate end = day(recorded.lastReading().get()).plusDays(1);
        for (LocalDate day = day(recorded.firstReading().get()); day.isBefore(end); day = day.plusDays(DAYS_AT_ONCE)) {
            LocalDate next = day.plusDays(DAYS_AT_ONCE);
            List<String> streams = day.datesUntil(next.isBefore(end) ? next : end)
                    .map(each -> new TelemetryStream(thing, each).id())
                    .toList();
            archive.beginnings(streams).forEach((stream, first) -> sources.add(stream(stream, first, recorded.upTo())));
        }
        return sources;
    }

    private Source stream(String id, long first, long upTo) {
        AtomicLong sequence = new AtomicLong();
        return new Source(first, upTo, () -> {
            List<ArchivedEvent> page = archive.stream(id, sequence.get(), Source.PAGE);
            sequence.addAndGet(page.size());
            return page;
        });
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
