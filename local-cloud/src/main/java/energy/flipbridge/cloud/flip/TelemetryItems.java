package energy.flipbridge.cloud.flip;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The newest items as received: a few of each device, and not too many in all. */
final class TelemetryItems {
    private static final int OF_A_DEVICE = 100;
    private static final int IN_ALL = 100_000;

    private final MVMap<Long, String> rows;
    private final Map<String, Deque<Long>> newest = new ConcurrentHashMap<>();

    /** An item with when and in which request it came, and the answer it got. */
    record Received(String deviceId, Instant receivedAt, long request, String status, String message, JsonNode item) {}

    TelemetryItems(Store store) {
        rows = store.map(
                "telemetry-items",
                new MVMap.Builder<Long, String>().keyType(LongDataType.INSTANCE).valueType(StringDataType.INSTANCE));
        rows.forEach((number, json) ->
                numbers(Json.read(json, Received.class).deviceId()).add(number));
    }

    long nextNumber() {
        Long last = rows.lastKey();
        return last == null ? 1 : last + 1;
    }

    void add(long number, String deviceId, String json) {
        rows.put(number, json);
        Deque<Long> ofDevice = numbers(deviceId);
        synchronized (ofDevice) {
            ofDevice.add(number);
            if (ofDevice.size() > OF_A_DEVICE) {
                rows.remove(ofDevice.removeFirst());
            }
        }
        Long oldest = rows.sizeAsLong() > IN_ALL ? rows.firstKey() : null;
        if (oldest != null) {
            rows.remove(oldest);
        }
    }

    void clear() {
        rows.clear();
        newest.clear();
    }

    /** Newest first, of one device or of all. */
    List<Received> newest(@Nullable String deviceId, int limit) {
        Stream<Long> numbers = deviceId == null ? allNumbers(limit) : ofDevice(deviceId);
        return numbers.map(rows::get)
                .flatMap(json -> Optional.ofNullable(json).stream())
                .limit(limit)
                .map(json -> Json.read(json, Received.class))
                .toList();
    }

    private Stream<Long> allNumbers(int limit) {
        Deque<Long> last = new ArrayDeque<>();
        var descending = rows.keyIteratorReverse(null);
        while (last.size() < limit && descending.hasNext()) {
            last.add(descending.next());
        }
        return last.stream();
    }

    private Stream<Long> ofDevice(String deviceId) {
        Deque<Long> numbers = newest.getOrDefault(deviceId, new ArrayDeque<>());
        synchronized (numbers) {
            return List.copyOf(numbers).reversed().stream();
        }
    }

    private Deque<Long> numbers(String deviceId) {
        return newest.computeIfAbsent(deviceId, unseen -> new ArrayDeque<>());
    }
}
