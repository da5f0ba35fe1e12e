package energy.flipbridge.cloud.flip;

import java.util.Iterator;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import tools.jackson.databind.JsonNode;

/**
 * The set of (device, epoch, sequence) received, kept as ranges: numbers without a gap cost one row, however many.
 *
 * <p>A row is {@code device NUL epoch NUL first} (first in 16 hex digits) to last.
 */
final class TelemetryKeys {
    private static final int MOST_RANGES = 1_000_000;
    private final MVMap<String, Long> ranges;

    TelemetryKeys(Store store) {
        ranges = store.map(
                "telemetry-keys",
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    /** What identifies a reading, from its oem_raw_data. */
    record Key(String deviceId, String epoch, long sequence) {
        static Optional<Key> of(String deviceId, JsonNode item) {
            JsonNode raw = item.path("oem_raw_data");
            JsonNode sequence = raw.path("sequence");
            JsonNode epoch = raw.path("epoch");
            String name = epoch.isValueNode() && !epoch.isNull() ? epoch.asString() : "";
            return sequence.isIntegralNumber()
                            && sequence.canConvertToLong()
                            && sequence.longValue() >= 0
                            && sequence.longValue() < Long.MAX_VALUE
                            && name.length() <= 100
                            && name.indexOf('\0') < 0
                    ? Optional.of(new Key(deviceId, name, sequence.longValue()))
                    : Optional.empty();
        }
    }

    enum Added {
        NEW,
        REPEAT,
        NO_ROOM
    }

    Added add(Key key) {
        String prefix = key.deviceId() + '\0' + key.epoch() + '\0';
        long number = key.sequence();
        String below = ranges.floorKey(row(prefix, number));
        Long lastBelow = below != null && below.startsWith(prefix) ? ranges.get(below) : null;
        if (lastBelow != null && lastBelow >= number) {
            return Added.REPEAT;
        }
        String above = row(prefix, number + 1);
        Long lastAbove = ranges.get(above);
        boolean joinsBelow = below != null && lastBelow != null && lastBelow == number - 1;
        if (!joinsBelow && lastAbove == null && ranges.sizeAsLong() >= MOST_RANGES) {
            return Added.NO_ROOM;
        }
        if (lastAbove != null) {
            ranges.remove(above);
        }
        ranges.put(joinsBelow ? below : row(prefix, number), lastAbove == null ? number : lastAbove);
        return Added.NEW;
    }

    void clear() {
        ranges.clear();
    }

    /** A range of keys of one device and epoch, both ends included. */
    record Range(String deviceId, String epoch, long first, long last) {}

    /** In order of device, epoch and number; reads the state of this moment. */
    Iterator<Range> ranges() {
        Cursor<String, Long> rows = ranges.cursor(null, null, false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Range next() {
                String[] parts = rows.next().split("\0", -1);
                return new Range(parts[0], parts[1], Long.parseLong(parts[2], 16), rows.getValue());
            }
        };
    }

    private static String row(String prefix, long first) {
        return prefix + String.format("%016x", first);
    }
}
