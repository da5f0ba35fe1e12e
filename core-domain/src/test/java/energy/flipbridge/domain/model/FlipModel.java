package energy.flipbridge.domain.model;

import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipOrderParser;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Flip: its commands with their versions, the 15-minute rule, a new command for one that failed. */
final class FlipModel {

    record Webhook(String id, FlipOrder order) {}

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    final List<Webhook> inFlight = new ArrayList<>();
    private final List<Webhook> sent = new ArrayList<>();
    private final Map<String, FlipOrder> commands = new TreeMap<>();
    private final Map<String, Instant> unanswered = new TreeMap<>();
    private boolean hasDevice = true;
    private Instant clock;

    FlipModel(Instant start) {
        clock = start;
    }

    /** The device is taken out of its home; what Flip wrote before may still be on its way. */
    Instant remove(Instant now) {
        hasDevice = false;
        unanswered.clear();
        return tick(now);
    }

    Instant add(Instant now) {
        hasDevice = true;
        return tick(now);
    }

    void create(Window window, int watts, Instant now) {
        if (!hasDevice) {
            return;
        }
        String id = "command-%03d".formatted(commands.size());
        Instant at = tick(now);
        send(order(id, "OK", window, watts, at, at));
        unanswered.put(id, at);
    }

    void change(int index, Window window, int watts, Instant now) {
        update(index, one -> order(one.commandId(), one.status().name(), window, watts, one.createdAt(), tick(now)));
    }

    void setStatus(int index, String status, Instant now) {
        update(index, one -> {
            Instant at = tick(now);
            unanswered.put(one.commandId(), at);
            int watts = JsonMapper.shared()
                    .readTree(one.batteryCommands())
                    .path("setpoint_w")
                    .intValue();
            return order(one.commandId(), status, one.window(), watts, one.createdAt(), at);
        });
    }

    /** an old or a newest state once more, in another webhook */
    void resend(int index) {
        if (!sent.isEmpty()) {
            Webhook old = sent.get(index % sent.size());
            inFlight.add(new Webhook(old.id() + "-again-" + sent.size(), old.order()));
        }
    }

    void duplicate(int index) {
        if (!sent.isEmpty()) {
            inFlight.add(sent.get(index % sent.size()));
        }
    }

    void hear(String commandId, Outcome outcome, Instant now) {
        unanswered.remove(commandId);
        if (outcome.status() != Outcome.Status.OK) {
            replace(commandId, now);
        }
    }

    void losePatience(Instant now) {
        List<String> failed = unanswered.entrySet().stream()
                .filter(entry -> entry.getValue().plus(PATIENCE).isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
        failed.forEach(id -> {
            unanswered.remove(id);
            replace(id, now);
        });
    }

    private void replace(String commandId, Instant now) {
        FlipOrder failed = commands.get(commandId);
        if (failed != null
                && commands.size() < 12
                && !failed.status().isWithdrawn()
                && failed.window().deliverUntil().isAfter(now)) {
            create(failed.window(), 1_000, now);
        }
    }

    private void update(int index, UnaryOperator<FlipOrder> change) {
        if (!commands.isEmpty()) {
            List<FlipOrder> all = List.copyOf(commands.values());
            send(change.apply(all.get(index % all.size())));
        }
    }

    private void send(FlipOrder order) {
        commands.put(order.commandId(), order);
        Webhook webhook = new Webhook("webhook-" + sent.size(), order);
        sent.add(webhook);
        inFlight.add(webhook);
    }

    private Instant tick(Instant now) {
        clock = now.isAfter(clock) ? now : clock.plusMillis(1);
        return clock;
    }

    static FlipOrder order(String id, String status, Window window, int watts, Instant createdAt, Instant updatedAt) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("id", id).put("device_id", "device::garage").put("status", status);
        json.put("starts_at", Timestamps.format(window.startsAt()));
        json.put("ends_at", text(window.endsAt()));
        json.putObject("battery_commands").put("mode", "DISCHARGE").put("setpoint_w", watts);
        json.put("created_at", Timestamps.format(createdAt)).put("updated_at", Timestamps.format(updatedAt));
        return parse(json.toString(), updatedAt);
    }

    static FlipOrder parse(String json, Instant sentAt) {
        return switch (FlipOrderParser.parse(JsonMapper.shared().readTree(json), json, sentAt)) {
            case Parsed.Accepted<FlipOrder>(FlipOrder order) -> order;
            case Parsed.Refused<FlipOrder>(String cause) -> throw new IllegalStateException(cause);
        };
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : Timestamps.format(instant);
    }
}
