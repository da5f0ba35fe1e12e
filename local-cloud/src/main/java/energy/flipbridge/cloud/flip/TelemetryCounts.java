package energy.flipbridge.cloud.flip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much came from one device: accepted items, of them new and repeated keys, and refused items. */
record TelemetryCounts(
        String deviceId,
        long items,
        long distinct,
        long repeats,
        long withoutKey,
        long failed,
        @Nullable Instant lastReceivedAt) {

    static TelemetryCounts none(String deviceId) {
        return new TelemetryCounts(deviceId, 0, 0, 0, 0, 0, null);
    }

    TelemetryCounts plusNew(Instant at) {
        return new TelemetryCounts(deviceId, items + 1, distinct + 1, repeats, withoutKey, failed, at);
    }

    TelemetryCounts plusRepeat(Instant at) {
        return new TelemetryCounts(deviceId, items + 1, distinct, repeats + 1, withoutKey, failed, at);
    }

    TelemetryCounts plusWithoutKey(Instant at) {
        return new TelemetryCounts(deviceId, items + 1, distinct, repeats, withoutKey + 1, failed, at);
    }

    TelemetryCounts plusFailed(Instant at) {
        return new TelemetryCounts(deviceId, items, distinct, repeats, withoutKey, failed + 1, at);
    }
}
