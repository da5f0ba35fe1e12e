package energy.flipbridge.cloud.flip;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Control routes that only show: counts, homes, webhooks, requests, telemetry. */
final class ControlViews {
    private final Store store;
    private final State state;
    private final Outbox outbox;
    private final Telemetry telemetry;
    private final RequestLog requests;
    private final WebhookTarget target;

    ControlViews(
            Store store, State state, Outbox outbox, Telemetry telemetry, RequestLog requests, WebhookTarget target) {
        this.store = store;
        this.state = state;
        this.outbox = outbox;
        this.telemetry = telemetry;
        this.requests = requests;
        this.target = target;
    }

    void register(RoutesConfig routes) {
        routes.get("/control/state", ctx -> Answers.json(ctx, counts()));
        routes.get(
                "/control/sites",
                ctx -> Answers.json(
                        ctx,
                        Requests.page(
                                ctx,
                                state.sites
                                        .all()
                                        .sorted(Comparator.comparing(Site::id))
                                        .toList())));
        routes.get(
                "/control/devices",
                ctx -> Answers.json(
                        ctx,
                        Requests.page(
                                ctx,
                                state.devices
                                        .all()
                                        .sorted(Comparator.comparing(Device::id))
                                        .toList())));
        routes.get("/control/enrollments", this::enrollments);
        routes.get(
                "/control/requests",
                ctx -> Answers.json(ctx, requests.newest(Requests.query(ctx, "limit", 100, 1_000))));
        routes.get("/control/webhooks", this::webhooks);
        routes.get("/control/telemetry", this::items);
        routes.get("/control/telemetry/summary", ctx -> Answers.json(ctx, telemetry.summary()));
        routes.get("/control/telemetry/keys", this::keys);
        routes.delete("/control/telemetry", ctx -> {
            telemetry.clear();
            ctx.status(204);
        });
    }

    private ObjectNode counts() {
        Telemetry.Summary summary = telemetry.summary();
        Map<String, Long> byStatus = state.commands
                .all()
                .collect(Collectors.groupingBy(
                        tracked -> tracked.command().deviceStatus().name(), TreeMap::new, Collectors.counting()));
        ObjectNode counts = Json.object()
                .put("now", Timestamps.write(state.now()))
                .put("webhook_url", target.get().map(Object::toString).orElse(null))
                .put("sites", state.sites.size())
                .put("devices", state.devices.size())
                .put("enrollments", state.enrollments.size())
                .put("events", state.events.size())
                .put("commands", state.commands.size());
        counts.set("commands_by_device_status", Json.tree(byStatus));
        counts.put("webhooks_pending", outbox.count(Delivery.State.PENDING))
                .put("webhooks_delivered", outbox.count(Delivery.State.DELIVERED))
                .put("webhooks_given_up", outbox.count(Delivery.State.GIVEN_UP))
                .put("telemetry_items", summary.items())
                .put("telemetry_distinct", summary.distinct())
                .put("telemetry_repeats", summary.repeats())
                .put("telemetry_failed", summary.failed());
        return counts;
    }

    private void enrollments(Context ctx) {
        @Nullable String site = ctx.queryParam("site_id");
        Answers.json(
                ctx,
                Requests.page(
                        ctx,
                        state.enrollments
                                .all()
                                .filter(enrollment -> site == null || site.equals(enrollment.siteId()))
                                .sorted(Comparator.comparing(Enrollment::createdAt)
                                        .reversed())
                                .toList()));
    }

    private void webhooks(Context ctx) {
        String id = ctx.queryParam("id");
        int limit = Requests.query(ctx, "limit", 100, 1_000);
        Answers.json(ctx, id == null ? outbox.newest(limit) : List.of(outbox.find(id)));
    }

    private void items(Context ctx) {
        int limit = Requests.query(ctx, "limit", 100, 1_000);
        Answers.json(ctx, telemetry.items.newest(ctx.queryParam("device_id"), limit));
    }

    /** NDJSON, one key a line, in order of device, epoch and sequence. */
    private void keys(Context ctx) throws IOException {
        ctx.contentType("application/x-ndjson");
        try (Store.Snapshot ignored = store.snapshot();
                OutputStream out = ctx.outputStream()) {
            var ranges = telemetry.keys.ranges();
            while (ranges.hasNext()) {
                write(ranges.next(), out);
            }
        }
    }

    private static void write(TelemetryKeys.Range range, OutputStream out) throws IOException {
        String start = "{\"device_id\":" + Json.write(range.deviceId()) + ",\"epoch\":" + Json.write(range.epoch())
                + ",\"sequence\":";
        for (long number : (Iterable<Long>) LongStream.rangeClosed(range.first(), range.last())::iterator) {
            out.write((start + number + "}\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
