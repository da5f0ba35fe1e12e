package energy.flipbridge.gateway.export;

import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.gateway.store.ArchivedEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as a CloudEvents 1.0 envelope in JSON, on one line. {@code data} is the payload byte for byte as it is stored;
 * numbers that may be larger than the specification's integers, which have 32 bits, are text.
 */
final class CloudEvent {

    private CloudEvent() {}

    /** @param subject the thing whose events are written */
    static String line(ArchivedEvent event, String subject) {
        Map<String, String> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", "/" + segment(event.type()) + "/" + segment(event.stream()));
        envelope.put("type", event.payloadType());
        envelope.put("subject", subject);
        envelope.put("time", event.storedAt());
        envelope.put("datacontenttype", "application/json");
        envelope.put("sequence", Long.toString(event.sequence()));
        envelope.put("position", Long.toString(event.position()));
        put(envelope, "revision", event.revision());
        put(envelope, "actor", event.actor());
        put(envelope, "correlationid", event.correlationId());
        put(envelope, "causationid", event.causationId());
        put(envelope, "eventsource", event.source());
        put(envelope, "homeowner", event.metadata().get(HomeAggregate.OWNER));
        String head = JsonMapper.shared().writeValueAsString(envelope);
        return head.substring(0, head.length() - 1) + ",\"data\":" + event.payload() + "}\n";
    }

    /** An attribute without a value is left out; the specification knows no empty text. */
    private static void put(Map<String, String> envelope, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            envelope.put(name, value);
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
