package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One item of {@code POST /v1/telemetry/BATTERY} (Flip: telemetry page), as JSON text. */
final class FlipItem {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FlipItem() {}

    /** Flip's {@code oem_raw_data} carries the device's own numbering, so that a reading can be found on both sides. */
    static String of(TelemetryReported reported) {
        ObjectNode item = item(reported.thing(), reported.startTime(), reported.durationMillis(), true);
        for (var field : MAPPER.<JsonNode>valueToTree(reported.reading()).properties()) {
            item.set(field.getKey(), field.getValue());
        }
        ObjectNode raw = item.putObject("oem_raw_data");
        if (reported.sequence() == null) {
            raw.put("key", reported.key());
        } else {
            raw.put("epoch", reported.epoch());
            raw.put("sequence", reported.sequence());
        }
        return item.toString();
    }

    /** An offline device is reported with {@code last_is_online} false and every other value null. */
    static String of(WentOffline offline) {
        Duration silent = Duration.between(offline.lastHeardAt(), offline.at());
        ObjectNode item = item(offline.thing(), offline.lastHeardAt(), silent.toMillis(), false);
        for (String name : BatteryReading.FIELDS) {
            item.putNull(name);
        }
        return item.toString();
    }

    /** Flip refuses an interval of nothing; the shortest one says the same. */
    private static ObjectNode item(String thing, Instant startTime, long interval, boolean online) {
        long millis = Math.max(1, interval);
        ObjectNode item = MAPPER.createObjectNode();
        item.put("device_id", FlipIds.device(thing));
        item.put("start_time", Timestamps.format(startTime));
        if (millis % 1_000 == 0) {
            item.put("duration_s", millis / 1_000);
        } else {
            item.put("duration_s", millis / 1_000.0);
        }
        item.put("last_is_online", online);
        return item;
    }

    /** The request around the items; the outer interval is what the first generation of the API reads. */
    static byte[] request(List<String> items) {
        JsonNode first = MAPPER.readTree(items.getFirst());
        StringBuilder body = new StringBuilder()
                .append("{\"start_time\":")
                .append(first.get("start_time"))
                .append(",\"duration_s\":")
                .append(first.get("duration_s"))
                .append(",\"telemetry\":[")
                .append(String.join(",", items))
                .append("]}");
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
