package energy.flipbridge.replay;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.HomeAggregate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an exported history: one event as a CloudEvents 1.0 envelope in JSON, whose {@code data} is the payload as it
 * was stored.
 *
 * @param position in the order of all events
 * @param type the payload's class
 * @param source aggregate type and stream, as {@code /Device/garage-battery}
 */
record RecordedEvent(
        long position,
        String id,
        String source,
        long sequence,
        String time,
        String type,
        @Nullable String revision,
        String metadata,
        String data) {

    private static final Map<String, String> METADATA = Map.of(
            "actor", Audit.ACTOR,
            "correlationid", Audit.CORRELATION,
            "causationid", Audit.CAUSATION,
            "eventsource", Audit.SOURCE,
            "homeowner", HomeAggregate.OWNER);

    static RecordedEvent of(String line, int number) {
        try {
            JsonNode envelope = JsonMapper.shared().readTree(line);
            return new RecordedEvent(
                    whole(envelope, "position", number),
                    text(envelope, "id", number),
                    text(envelope, "source", number),
                    whole(envelope, "sequence", number),
                    text(envelope, "time", number),
                    text(envelope, "type", number),
                    envelope.path("revision").asStringOpt().orElse(null),
                    metadata(envelope),
                    envelope.required("data").toString());
        } catch (JacksonException e) {
            throw new BrokenStream("Line " + number + " is not a CloudEvent in JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** As the event store would hand it out. */
    Stream<TrackedEventData<?>> stored() {
        String[] origin = source.split("/", 3);
        return Stream.of(new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventEntry<>(
                        decoded(origin[1]), decoded(origin[2]), sequence, id, time, type, revision, data, metadata)));
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    private static String metadata(JsonNode envelope) {
        Map<String, String> metadata = new LinkedHashMap<>();
        METADATA.forEach((attribute, key) ->
                envelope.path(attribute).asStringOpt().ifPresent(value -> metadata.put(key, value)));
        return JsonMapper.shared().writeValueAsString(metadata);
    }

    private static String text(JsonNode envelope, String name, int number) {
        String value = envelope.path(name).asString("");
        boolean isWrong = value.isEmpty() || (name.equals("source") && !value.matches("/[^/]+/[^/]+"));
        if (isWrong) {
            throw new BrokenStream("Line " + number + " has no " + name
                    + " as the export writes it. Use the file as it was exported (jsonl)");
        }
        return value;
    }

    /** Text, since CloudEvents' integers have 32 bits. */
    private static long whole(JsonNode envelope, String name, int number) {
        String value = text(envelope, name, number);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BrokenStream("Line " + number + ": " + name + " is no number: " + value, e);
        }
    }
}
