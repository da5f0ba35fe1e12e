package energy.flipbridge.domain.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Flip's enrolment and event objects leniently: statuses yet unknown, times in any form, lists left out. */
public final class NewsParser {

    /** more than all the time that can be written */
    private static final double LONGEST_SECONDS = 1e12;

    private NewsParser() {}

    /**
     * @param sentAt the envelope's timestamp; orders enrolments that carry no {@code updated_at}
     * @param at when it came in
     */
    public static Parsed<RecordEnrolment> enrolment(JsonNode enrolment, Instant sentAt, Instant at) {
        try {
            return new Parsed.Accepted<>(new RecordEnrolment(
                    required(enrolment, "site_id"),
                    required(enrolment, "id"),
                    required(enrolment, "program_id"),
                    things(enrolment),
                    EnrolmentStatus.of(text(enrolment, "status")),
                    Objects.requireNonNullElse(time(enrolment, "updated_at"), sentAt),
                    at));
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused<>("the enrolment has a field that is " + e.getMessage());
        }
    }

    /** Like {@link #enrolment}, of an event. */
    public static Parsed<RecordFlipEvent> event(JsonNode event, Instant sentAt, Instant at) {
        try {
            Instant startsAt = Timestamps.parse(required(event, "starts_at"));
            FlipEvent told = new FlipEvent(
                    required(event, "id"),
                    required(event, "program_id"),
                    FlipEventStatus.of(text(event, "status")),
                    startsAt,
                    end(event, startsAt),
                    event.path("is_participating").asBoolean(true),
                    event.path("schedule")
                            .valueStream()
                            .map(item -> scheduled(item, startsAt))
                            .toList(),
                    reserves(event),
                    Objects.requireNonNullElse(time(event, "updated_at"), sentAt));
            return new Parsed.Accepted<>(new RecordFlipEvent(required(event, "site_id"), told, at));
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused<>("the event has a field that is " + e.getMessage());
        }
    }

    private static Scheduled scheduled(JsonNode item, Instant eventStartsAt) {
        Instant startsAt = Objects.requireNonNullElse(time(item, "starts_at"), eventStartsAt);
        return new Scheduled(
                things(item),
                Objects.requireNonNullElse(text(item, "mode"), "UNKNOWN"),
                startsAt,
                end(item, startsAt),
                item.path("is_preparatory_action").asBoolean(false));
    }

    private static Map<String, Integer> reserves(JsonNode event) {
        Map<String, Integer> reserves = new TreeMap<>();
        for (JsonNode setting : event.path("device_settings")) {
            String deviceId = text(setting, "device_id");
            JsonNode percentage = setting.path("backup_reserve_percentage");
            if (deviceId != null && percentage.isNumber()) {
                reserves.put(FlipIds.thing(deviceId), (int) Math.round(percentage.doubleValue()));
            }
        }
        return reserves;
    }

    private static List<String> things(JsonNode holder) {
        return holder.path("device_ids")
                .valueStream()
                .filter(JsonNode::isString)
                .map(id -> FlipIds.thing(id.stringValue()))
                .toList();
    }

    private static @Nullable Instant end(JsonNode holder, Instant startsAt) {
        Instant endsAt = time(holder, "ends_at");
        JsonNode seconds = holder.path("duration_s");
        return endsAt != null || !seconds.isNumber() ? endsAt : after(startsAt, seconds.doubleValue());
    }

    private static Instant after(Instant startsAt, double seconds) {
        if (Math.abs(seconds) <= LONGEST_SECONDS) {
            Instant end = startsAt.plusMillis(Math.round(seconds * 1_000));
            if (Timestamps.isWritable(end)) {
                return end;
            }
        }
        throw new IllegalArgumentException("out of range: duration_s");
    }

    private static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text == null) {
            throw new IllegalArgumentException("missing: " + name);
        }
        return text;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : Timestamps.parse(text);
    }
}
