package energy.flipbridge.cloud.flip;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Misbehaviour to order: each kind is counted down by the calls, webhooks or items that it hits. */
final class Faults {
    static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    enum Kind {
        DROP,
        DUPLICATE,
        WRONG_SIGNATURE,
        STALE_TIMESTAMP,
        REORDER,
        FAIL_NEXT,
        THROTTLE,
        TELEMETRY_FAIL_NEXT,
        TELEMETRY_CUT_NEXT,
        TELEMETRY_REFUSE_NEXT
    }

    /** The amounts that belong to the kinds; {@code endedCommandStatus} 200 accepts late reports. */
    record Settings(Duration webhookDelay, int failStatus, int retryAfterS, int endedCommandStatus) {
        static final Settings USUAL = new Settings(Duration.ZERO, 500, 5, 200);
    }

    private final Map<Kind, Integer> left = new EnumMap<>(Kind.class);
    private Settings settings = Settings.USUAL;
    private String refusedDevice = "";

    /** The device whose readings make {@link Kind#TELEMETRY_REFUSE_NEXT} refuse a batch; empty for none. */
    synchronized String refusedDevice() {
        return refusedDevice;
    }

    synchronized void refuseDevice(String id) {
        refusedDevice = id;
    }

    synchronized void set(Kind kind, int count) {
        left.put(kind, count);
    }

    /** Whether this one is hit; counts down. */
    synchronized boolean take(Kind kind) {
        int count = left.getOrDefault(kind, 0);
        if (count > 0 && count != UNTIL_CLEARED) {
            left.put(kind, count - 1);
        }
        return count > 0;
    }

    synchronized Settings settings() {
        return settings;
    }

    synchronized void use(Settings next) {
        settings = next;
    }

    synchronized Map<Kind, Integer> left() {
        Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
        copy.putAll(left);
        return copy;
    }

    synchronized void clear() {
        left.clear();
        settings = Settings.USUAL;
        refusedDevice = "";
    }
}
