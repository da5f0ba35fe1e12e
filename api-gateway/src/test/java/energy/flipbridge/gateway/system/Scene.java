package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.BatteryListener;
import energy.flipbridge.device.link.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tests do with a running bridge, and what they ask of both its ends. */
record Scene(Bridge bridge) {

    static final Duration SOON = Duration.ofSeconds(45);

    /** Remembers what a battery did. */
    record Diary(List<BatteryEvent> events) implements BatteryListener {

        static Diary empty() {
            return new Diary(new CopyOnWriteArrayList<>());
        }

        @Override
        public void on(String thing, Instant at, BatteryEvent event) {
            events.add(event);
        }

        List<String> started() {
            return events.stream()
                    .filter(BatteryEvent.CommandStarted.class::isInstance)
                    .map(event -> ((BatteryEvent.CommandStarted) event).commandId())
                    .toList();
        }
    }

    /** A device with its certificate, claimed and commissioned. */
    Path claimed(String thing) {
        Path folder = bridge.provision(thing);
        bridge.claim(folder);
        return folder;
    }

    /** A battery that goes by the bridge's clock. */
    Battery battery(Path folder, BatteryListener listener) {
        try {
            return Battery.start(BatteryConfig.of(folder)
                    .interval(Duration.ofMillis(500))
                    .clock(bridge.time(), 1)
                    .backoff(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)))
                    .listener(listener));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Battery battery(Path folder) {
        return battery(folder, Diary.empty());
    }

    /** An hour of discharge that begins now. */
    String dispatch(String thing, int watts) {
        return dispatch(thing, watts, Duration.ofHours(1));
    }

    String dispatch(String thing, int watts, Duration duration) {
        return bridge.sandbox()
                .post(
                        "/dispatch",
                        Map.of(
                                "thing",
                                thing,
                                "mode",
                                "DISCHARGE",
                                "power_w",
                                watts,
                                "duration_s",
                                duration.toSeconds()))
                .ok()
                .get("command_id")
                .asString();
    }

    /** The command as Flip has it. */
    JsonNode atFlip(String command) {
        return bridge.sandbox().get("/commands/" + command).ok().get("command");
    }

    /** The command as the bridge shows it; missing while the bridge does not know it. */
    JsonNode shown(String command) {
        return bridge.api().get("/api/commands/" + command).json();
    }

    List<String> steps(String command) {
        return shown(command)
                .path("steps")
                .valueStream()
                .map(step -> step.get("event").asString())
                .toList();
    }

    JsonNode device(String thing) {
        return bridge.api().get("/api/devices/" + thing).json();
    }

    List<String> history(String thing) {
        return bridge.api()
                .get("/api/devices/" + thing + "/history?limit=100")
                .ok()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("event").asString())
                .toList();
    }

    /** Flip's counts of a device's readings: items, distinct, repeats, failed. */
    JsonNode counts(String thing) {
        return bridge.sandbox()
                .get("/telemetry/summary")
                .ok()
                .get("devices")
                .valueStream()
                .filter(device -> device.get("device_id").asString().equals("device::" + thing))
                .findFirst()
                .orElseGet(() -> bridge.sandbox().get("/telemetry/summary").ok().path("none"));
    }

    void awaitAtFlip(String command, String deviceStatus) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(atFlip(command).get("device_status").asString())
                                .as(() -> story(command))
                                .isEqualTo(deviceStatus));
    }

    void awaitShown(String command, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shown(command).path("status").asString(""))
                        .as(() -> story(command))
                        .isEqualTo(status));
    }

    /** Has the sandbox send a webhook about a command that it has not decided on itself. */
    void announce(String eventType, ObjectNode command) {
        bridge.sandbox()
                .post("/webhooks/send", Map.of("event_type", eventType, "event_object", command))
                .ok();
    }

    /** The command as Flip has it, to be changed and announced. */
    ObjectNode copy(String command, Duration later) {
        ObjectNode copy = (ObjectNode) atFlip(command).deepCopy();
        Instant updated = Instant.parse(copy.get("updated_at").asString()).plus(later);
        copy.put("updated_at", updated.truncatedTo(ChronoUnit.MILLIS).toString());
        return copy;
    }

    String story(String command) {
        return bridge.api().get("/api/commands/" + command).body() + "\n"
                + bridge.sandbox().get("/commands/" + command).body();
    }
}
