package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.DeviceStatus;
import energy.flipbridge.cloud.flip.Event.DeviceSettings;
import energy.flipbridge.cloud.flip.Faults.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Flip's routes for commands, events and telemetry. */
final class CommandRoutes {
    private final State state;
    private final Access access;
    private final Commands commands;
    private final Events events;
    private final Telemetry telemetry;
    private final Faults faults;

    CommandRoutes(State state, Access access, Commands commands, Events events, Telemetry telemetry, Faults faults) {
        this.state = state;
        this.access = access;
        this.commands = commands;
        this.events = events;
        this.telemetry = telemetry;
        this.faults = faults;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/commands", this::list);
        routes.patch("/v1/command/{commandId}", this::report);
        routes.post("/v1/telemetry/BATTERY", this::takeTelemetry);
        routes.get("/v1/site/{siteId}/events", ctx -> {
            Site site = access.requireSite(ctx);
            Answers.json(ctx, events.ofSite(site.id(), Requests.anyOf(ctx, "status", Event.Status.class)));
        });
        routes.get("/v1/site/{siteId}/event/{eventId}", ctx -> Answers.json(ctx, event(ctx)));
        routes.patch("/v1/site/{siteId}/event/{eventId}", this::updateEvent);
    }

    /** The polling alternative: commands whose window is not over, oldest first. */
    private void list(Context ctx) {
        access.requireClient(ctx);
        String device = ctx.queryParam("device_id");
        List<DeviceStatus> wanted = Requests.anyOf(ctx, "device_status", DeviceStatus.class);
        Instant now = state.now();
        Answers.json(
                ctx,
                Requests.page(
                        ctx,
                        state.commands
                                .all()
                                .map(TrackedCommand::command)
                                .filter(command -> now.isBefore(command.endsAt()))
                                .filter(command -> device == null || device.equals(command.deviceId()))
                                .filter(command -> wanted.isEmpty() || wanted.contains(command.deviceStatus()))
                                .sorted(Comparator.comparing(Command::createdAt).thenComparing(Command::id))
                                .toList()));
    }

    private void report(Context ctx) {
        access.requireClient(ctx);
        Fields form = Requests.body(ctx);
        form.require("device_status");
        Optional<DeviceStatus> outcome = form.oneOf("device_status", DeviceStatus.class);
        outcome.filter(status -> status == DeviceStatus.PENDING)
                .ifPresent(pending -> form.wrong("device_status", "Value error, only Flip sets PENDING"));
        String reason = form.text("device_status_reason").orElse(null);
        form.throwIfAny();
        Answers.json(
                ctx,
                commands.report(ctx.pathParam("commandId"), outcome.orElseThrow(), reason)
                        .command());
    }

    private void takeTelemetry(Context ctx) {
        access.requireClient(ctx);
        JsonNode body = Requests.json(ctx, Requests.LARGE);
        List<Telemetry.Answer> answers = telemetry.take(body);
        if (faults.take(Kind.TELEMETRY_CUT_NEXT)) {
            Connections.cut(ctx);
        } else {
            Answers.json(ctx, answers);
        }
    }

    private void updateEvent(Context ctx) {
        Event event = event(ctx);
        Fields form = Requests.body(ctx);
        Optional<Boolean> participating = form.bool("is_participating");
        Set<String> known =
                event.deviceSettings().stream().map(DeviceSettings::deviceId).collect(Collectors.toSet());
        List<DeviceSettings> settings = new ArrayList<>();
        for (Fields item : form.objects("device_settings", 0, 100)) {
            String id = item.id("device_id");
            if (!id.isEmpty() && !known.contains(id)) {
                item.wrong("device_id", "Value error, not a device of this event");
            }
            settings.add(new DeviceSettings(
                    id,
                    item.whole("backup_reserve_percentage", 0, 100).orElse(null),
                    item.whole("maximum_charge_percentage", 0, 100).orElse(null)));
        }
        form.throwIfAny();
        Answers.json(ctx, events.update(event.id(), participating, settings));
    }

    private Event event(Context ctx) {
        Site site = access.requireSite(ctx);
        String id = ctx.pathParam("eventId");
        return state.events
                .find(id)
                .filter(event -> event.siteId().equals(site.id()))
                .orElseThrow(() -> ApiException.notFound("event", id));
    }
}
