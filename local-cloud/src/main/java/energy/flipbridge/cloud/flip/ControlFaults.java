package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Faults.Kind;
import energy.flipbridge.cloud.flip.Faults.Settings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Control routes that make the sandbox misbehave, move its clock, and send webhooks elsewhere or of any kind. */
final class ControlFaults {
    private static final int MOST = 1_000_000;
    private static final Set<String> SET_BY_HTTP =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "keep-alive");
    private final State state;
    private final Outbox outbox;
    private final Faults faults;
    private final WebhookTarget target;
    private final FlipSandboxConfig config;

    ControlFaults(State state, Outbox outbox, Faults faults, WebhookTarget target, FlipSandboxConfig config) {
        this.state = state;
        this.outbox = outbox;
        this.faults = faults;
        this.target = target;
        this.config = config;
    }

    void register(RoutesConfig routes) {
        routes.get("/control/faults", ctx -> Answers.json(ctx, shown()));
        routes.post("/control/faults", this::set);
        routes.delete("/control/faults", ctx -> {
            faults.clear();
            ctx.status(204);
        });
        routes.post("/control/time", this::advance);
        routes.post("/control/webhook-url", this::retarget);
        routes.post("/control/webhooks/send", this::craft);
    }

    private void set(Context ctx) {
        Fields form = Requests.body(ctx);
        Map<Kind, Integer> counts = new HashMap<>();
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            if (form.has(name)) {
                counts.put(kind, form.count(name, MOST));
            }
        }
        Settings now = faults.settings();
        Settings next = new Settings(
                form.whole("delay_ms", 0, 60_000).map(Duration::ofMillis).orElse(now.webhookDelay()),
                form.whole("fail_status", 400, 599).orElse(now.failStatus()),
                form.whole("retry_after_s", 0, 3_600).orElse(now.retryAfterS()),
                form.whole("ended_command_status", 200, 410).orElse(now.endedCommandStatus()));
        if (!Set.of(200, 409, 410).contains(next.endedCommandStatus())) {
            form.wrong("ended_command_status", "200, 409 or 410");
        }
        if (counts.containsKey(Kind.TELEMETRY_REFUSE_NEXT)) {
            form.require("refuse_device");
        }
        String refused = form.text("refuse_device").orElse(faults.refusedDevice());
        form.throwIfAny();
        faults.refuseDevice(refused);
        counts.forEach(faults::set);
        faults.use(next);
        Answers.json(ctx, shown());
    }

    private ObjectNode shown() {
        ObjectNode shown = Json.object();
        faults.left().forEach((kind, count) -> {
            String name = kind.name().toLowerCase(Locale.ROOT);
            if (count == Faults.UNTIL_CLEARED) {
                shown.put(name, true);
            } else {
                shown.put(name, count);
            }
        });
        if (!faults.refusedDevice().isEmpty()) {
            shown.put("refuse_device", faults.refusedDevice());
        }
        Settings settings = faults.settings();
        return shown.put("delay_ms", settings.webhookDelay().toMillis())
                .put("fail_status", settings.failStatus())
                .put("retry_after_s", settings.retryAfterS())
                .put("ended_command_status", settings.endedCommandStatus());
    }

    private void advance(Context ctx) {
        if (!(config.clock() instanceof AdjustableClock clock)) {
            throw ApiException.conflict("This sandbox runs on a fixed clock: start it with an adjustable one");
        }
        Fields form = Requests.body(ctx);
        form.require("advance_s");
        int seconds = form.whole("advance_s", 0, 366 * 86_400).orElse(0);
        form.throwIfAny();
        clock.advance(Duration.ofSeconds(seconds));
        Answers.json(ctx, Map.of("now", Timestamps.write(state.now())));
    }

    private void retarget(Context ctx) {
        Fields form = Requests.body(ctx);
        form.require("url");
        String url = form.text("url").orElse("");
        form.throwIfAny();
        target.set(URI.create(url));
        Answers.json(ctx, Map.of("url", url));
    }

    private void craft(Context ctx) {
        Fields form = Requests.body(ctx);
        String type = form.text("event_type").orElse("crafted");
        Map<String, String> headers =
                form.object("headers").map(Fields::textByName).orElse(Map.of());
        if (headers.keySet().stream().anyMatch(name -> SET_BY_HTTP.contains(name.toLowerCase(Locale.ROOT)))) {
            form.wrong(
                    "headers",
                    "These are set by HTTP itself: "
                            + SET_BY_HTTP.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (!form.given("raw_body")) {
            form.require("event_type", "event_object");
        }
        ObjectNode envelope = Json.object().put("event_type", type);
        envelope.set(
                "event_object", form.object("event_object").map(Fields::raw).orElseGet(Json::object));
        envelope.put("timestamp", Timestamps.write(state.now()));
        String body = form.longText("raw_body").orElseGet(() -> Json.write(envelope));
        form.throwIfAny();
        Delivery made = state.write(() -> outbox.craft(type, body, headers, state.now()));
        Answers.created(ctx, Map.of("webhook_id", made.id()));
    }
}
