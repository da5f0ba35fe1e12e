package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Faults.Kind;
import energy.flipbridge.cloud.flip.TelemetryItems.Received;
import energy.flipbridge.cloud.flip.TelemetryKeys.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/** Takes telemetry in: judges each item, counts it, and commits once a request. */
final class Telemetry {
    static final int MOST_ITEMS = 1_000;

    private final State state;
    private final Faults faults;
    private final Table<TelemetryCounts> counts;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicBoolean truncated = new AtomicBoolean();
    final TelemetryKeys keys;
    final TelemetryItems items;

    Telemetry(Store store, State state, Faults faults) {
        this.state = state;
        this.faults = faults;
        counts = new Table<>(store, "telemetry-counts", TelemetryCounts.class);
        keys = new TelemetryKeys(store);
        items = new TelemetryItems(store);
        items.newest(null, 1).forEach(last -> requests.set(last.request()));
    }

    /** An item's answer, at the item's index. */
    record Answer(String status, String message) {
        static final Answer OK = new Answer("OK", "");

        static Answer failed(String message) {
            return new Answer("FAILED", message);
        }

        boolean ok() {
            return status.equals("OK");
        }
    }

    /** Totals and the counts of each device; {@code keysTruncated} says that there was no room for every key. */
    record Summary(
            long items,
            long distinct,
            long repeats,
            long withoutKey,
            long failed,
            boolean keysTruncated,
            List<TelemetryCounts> devices) {}

    List<Answer> take(JsonNode body) {
        List<JsonNode> given = checked(body).valueStream().toList();
        refuseWhole(given);
        Instant now = state.now();
        long request = requests.incrementAndGet();
        List<Answer> answers =
                given.stream().map(item -> judge(item, body, now)).toList();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Answer answer = answers.get(i);
            rows.add(Json.write(new Received(
                    deviceId(given.get(i)), now, request, answer.status(), answer.message(), given.get(i))));
        }
        return state.write(() -> {
            keep(given, answers, rows, now);
            return answers;
        });
    }

    Summary summary() {
        return new Summary(
                sum(TelemetryCounts::items),
                sum(TelemetryCounts::distinct),
                sum(TelemetryCounts::repeats),
                sum(TelemetryCounts::withoutKey),
                sum(TelemetryCounts::failed),
                truncated.get(),
                counts.all()
                        .sorted(Comparator.comparing(TelemetryCounts::deviceId))
                        .toList());
    }

    void clear() {
        state.write(() -> {
            keys.clear();
            items.clear();
            counts.all().map(TelemetryCounts::deviceId).toList().forEach(counts::remove);
            truncated.set(false);
            return true;
        });
    }

    private JsonNode checked(JsonNode body) {
        Violations violations = new Violations();
        new Fields(body, violations, List.of("body")).require("telemetry");
        violations.throwIfAny();
        JsonNode list = body.path("telemetry");
        List<Object> loc = List.of("body", "telemetry");
        if (!list.isArray()) {
            throw Violations.of(loc, "Input should be a valid list", "list_type");
        }
        if (list.size() > MOST_ITEMS) {
            throw Violations.of(loc, "List should have at most 1000 items, not " + list.size(), "too_long");
        }
        return list;
    }

    private void refuseWhole(List<JsonNode> given) {
        for (int i = 0; i < given.size(); i++) {
            String id = deviceId(given.get(i));
            if (id.equals(faults.refusedDevice()) && faults.take(Kind.TELEMETRY_REFUSE_NEXT)) {
                throw Violations.of(
                        List.<Object>of("body", "telemetry", i),
                        "readings of " + id + " are refused (fault telemetry_refuse_next)",
                        "value_error");
            }
        }
    }

    private Answer judge(JsonNode item, JsonNode outer, Instant now) {
        if (faults.take(Kind.TELEMETRY_FAIL_NEXT)) {
            return Answer.failed("could not be stored (fault telemetry_fail_next)");
        }
        if (!item.isObject() || !item.path("device_id").isString()) {
            return Answer.failed("device_id is missing");
        }
        if (!state.devices.has(deviceId(item))) {
            return Answer.failed("device not found");
        }
        return TelemetryRules.fault(item, outer, now).map(Answer::failed).orElse(Answer.OK);
    }

    private void keep(List<JsonNode> given, List<Answer> answers, List<String> rows, Instant now) {
        Map<String, TelemetryCounts> touched = new HashMap<>();
        long number = items.nextNumber();
        for (int i = 0; i < given.size(); i++) {
            String id = deviceId(given.get(i));
            if (state.devices.has(id)) {
                JsonNode item = given.get(i);
                TelemetryCounts before = touched.computeIfAbsent(
                        id, unseen -> counts.find(id).orElseGet(() -> TelemetryCounts.none(id)));
                touched.put(id, answers.get(i).ok() ? counted(before, id, item, now) : before.plusFailed(now));
                items.add(number++, id, rows.get(i));
            }
        }
        touched.forEach(counts::put);
    }

    private TelemetryCounts counted(TelemetryCounts before, String id, JsonNode item, Instant now) {
        Optional<Key> key = Key.of(id, item);
        return key.map(keys::add)
                .map(added -> switch (added) {
                    case NEW -> before.plusNew(now);
                    case REPEAT -> before.plusRepeat(now);
                    case NO_ROOM -> {
                        truncated.set(true);
                        yield before.plusWithoutKey(now);
                    }
                })
                .orElseGet(() -> before.plusWithoutKey(now));
    }

    private long sum(ToLongFunction<TelemetryCounts> part) {
        return counts.all().mapToLong(part).sum();
    }

    private static String deviceId(JsonNode item) {
        return item.path("device_id").isString() ? item.path("device_id").asString() : "";
    }
}
