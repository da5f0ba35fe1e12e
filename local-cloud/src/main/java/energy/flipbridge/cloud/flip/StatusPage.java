package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.BatteryCommands;
import energy.flipbridge.cloud.flip.Delivery.Attempt;
import energy.flipbridge.cloud.flip.TelemetryItems.Received;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The page for people: homes, devices with their last reading, commands, webhooks. */
final class StatusPage {
    private static final int ROWS = 50;
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final State state;
    private final Outbox outbox;
    private final Telemetry telemetry;
    private final WebhookTarget target;

    StatusPage(State state, Outbox outbox, Telemetry telemetry, WebhookTarget target) {
        this.state = state;
        this.outbox = outbox;
        this.telemetry = telemetry;
        this.target = target;
    }

    void register(RoutesConfig routes) {
        routes.get("/", ctx -> secure(ctx).html(page()));
        routes.get("/flip-sandbox.css", ctx -> asset(ctx, "style.css", "text/css"));
        routes.get("/flip-sandbox.js", ctx -> asset(ctx, "page.js", "text/javascript"));
        routes.get("/favicon.ico", ctx -> asset(ctx, "icon.svg", "image/svg+xml"));
    }

    private static Context secure(Context ctx) {
        return ctx.header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
                                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    private static void asset(Context ctx, String name, String type) throws IOException {
        try (InputStream in = StatusPage.class.getResourceAsStream("/flip-sandbox/" + name)) {
            if (in == null) {
                throw ApiException.notFound("file", name);
            }
            secure(ctx).contentType(type).result(in.readAllBytes());
        }
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Flip sandbox</title>
                <link rel="icon" href="/favicon.ico" type="image/svg+xml">
                <link rel="stylesheet" href="/flip-sandbox.css">
                <script src="/flip-sandbox.js" defer></script></head>
                <body><main id="content">
                <h1>Flip sandbox</h1>
                """ + summary() + commands() + devices() + homes() + webhooks() + "</main></body></html>";
    }

    private String summary() {
        Telemetry.Summary counts = telemetry.summary();
        String goal = target.get().map(Html::code).orElse("nowhere yet: set it with POST /control/webhook-url");
        return "<p class=\"lead\">It is " + time(state.now()) + " UTC. Webhooks go to " + goal + ".</p>"
                + "<ul class=\"counts\">"
                + count(state.sites.size(), "homes") + count(state.devices.size(), "devices")
                + count(state.commands.size(), "commands")
                + count(outbox.count(Delivery.State.PENDING), "webhooks waiting")
                + count(counts.items(), "readings") + count(counts.repeats(), "of them repeated")
                + count(counts.failed(), "refused") + "</ul>";
    }

    private String commands() {
        List<List<String>> rows = state.commands
                .all()
                .sorted(Comparator.comparing(
                                (TrackedCommand tracked) -> tracked.command().createdAt())
                        .reversed())
                .limit(ROWS)
                .map(tracked -> row(tracked))
                .toList();
        return Html.section(
                "commands",
                "Commands",
                "None yet. Dispatch one: ./flipbridge dispatch <thing> --mode DISCHARGE --power 4000 --for 1h",
                List.of("Command", "Device", "What", "Window (UTC)", "Flip says", "Device says"),
                rows);
    }

    private List<String> row(TrackedCommand tracked) {
        Command command = tracked.command();
        String reason = Optional.ofNullable(command.deviceStatusReason()).orElse("");
        String phase = tracked.ended() ? "ended" : tracked.started() ? "started" : "";
        return List.of(
                Html.link("/control/commands/" + command.id(), command.id().substring(0, 8)),
                Html.code(command.deviceId()),
                Html.text(what(command.batteryCommands())),
                time(command.startsAt()) + "<br><small>for "
                        + Html.text(length(Duration.ofSeconds(command.durationS()))) + "</small>",
                Html.badge(command.status().name(), phase),
                Html.badge(command.deviceStatus().name(), reason));
    }

    private String devices() {
        List<List<String>> rows = state.devices
                .all()
                .sorted(Comparator.comparing(Device::id))
                .limit(ROWS)
                .map(device -> telemetry.items.newest(device.id(), 1).stream()
                        .findFirst()
                        .map(last -> reading(device, last))
                        .orElseGet(() ->
                                List.of(telemetryLink(device), Html.text(device.type()), "never heard from", "", "")))
                .toList();
        return Html.section(
                "devices",
                "Devices" + (state.devices.size() > ROWS ? " (the first " + ROWS + ")" : ""),
                "None yet. They appear when they are commissioned.",
                List.of("Device", "Type", "Last reading", "Mode and power", "Stored"),
                rows);
    }

    private static List<String> reading(Device device, Received last) {
        JsonNode item = last.item();
        double out = item.path("battery_last_power_discharge_w").asDouble(0);
        double in = item.path("battery_last_power_charge_w").asDouble(0);
        double capacity = item.path("battery_last_capacity_energy_wh").asDouble(0);
        double stored = item.path("battery_last_stored_energy_wh").asDouble(0);
        String power = out > 0 ? Math.round(out) + " W out" : in > 0 ? Math.round(in) + " W in" : "no power";
        return List.of(
                telemetryLink(device),
                Html.text(device.type()),
                time(last.receivedAt()) + " "
                        + (last.status().equals("OK") ? "" : Html.badge("FAILED", last.message())),
                Html.text(item.path("last_mode").asString("unknown") + ", " + power),
                capacity > 0 ? Math.round(100 * stored / capacity) + " %" : "");
    }

    private String homes() {
        List<List<String>> rows = state.sites
                .all()
                .sorted(Comparator.comparing(Site::id))
                .limit(ROWS)
                .map(site -> List.of(
                        Html.code(site.id()),
                        Html.text(Optional.ofNullable(site.zipCode()).orElse("")),
                        programmes(site.id())))
                .toList();
        return Html.section(
                "homes",
                "Homes" + (state.sites.size() > ROWS ? " (the first " + ROWS + ")" : ""),
                "None yet.",
                List.of("Site", "Zip", "Programmes"),
                rows);
    }

    private String programmes(String siteId) {
        List<String> lines = state.enrollments
                .all()
                .filter(enrollment -> enrollment.siteId().equals(siteId))
                .sorted(Comparator.comparing(Enrollment::createdAt))
                .map(enrollment -> Html.text(Programs.find(enrollment.programId())
                                .map(Program::name)
                                .orElse(enrollment.programId()))
                        + " "
                        + Html.badge(
                                enrollment.status().name(),
                                Optional.ofNullable(enrollment.statusReason()).orElse("")))
                .toList();
        return lines.isEmpty() ? "none" : String.join("<br>", lines);
    }

    private String webhooks() {
        List<List<String>> rows = outbox.newest(ROWS).stream()
                .map(delivery -> List.of(
                        time(delivery.createdAt()),
                        Html.link("/control/webhooks?id=" + encoded(delivery.id()), delivery.eventType()),
                        Html.text(delivery.lane().startsWith("msg_") ? "" : delivery.lane()),
                        Html.badge(delivery.state().name(), ""),
                        Html.text(attempts(delivery))))
                .toList();
        return Html.section(
                "webhooks", "Webhooks", "None yet.", List.of("Made (UTC)", "Type", "About", "State", "Attempts"), rows);
    }

    private static String attempts(Delivery delivery) {
        if (delivery.attempts().isEmpty()) {
            return "none yet";
        }
        Attempt last = delivery.attempts().getLast();
        String outcome = last.error() == null ? "answered " + last.status() : last.error();
        return delivery.attempts().size() + ", " + outcome + " in " + last.tookMs() + " ms";
    }

    private static String what(BatteryCommands commands) {
        String power = commands.setpointW() != null
                ? " " + commands.setpointW() + " W"
                : commands.powerMode() != null ? " following the load" : "";
        String reserve =
                commands.backupReservePercentage() == null ? "" : ", keep " + commands.backupReservePercentage() + " %";
        return commands.mode() + power + reserve;
    }

    private static String telemetryLink(Device device) {
        return Html.link("/control/telemetry?limit=20&device_id=" + encoded(device.id()), device.id());
    }

    private static String count(long number, String of) {
        return "<li><b>" + number + "</b> " + of + "</li>";
    }

    private static String length(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes >= 60 && minutes % 60 == 0
                ? minutes / 60 + " h"
                : minutes > 0 ? minutes + " min" : duration.toSeconds() + " s";
    }

    private static String time(Instant time) {
        return "<time datetime=\"" + Timestamps.write(time) + "\">" + SHORT.format(time) + "</time>";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
