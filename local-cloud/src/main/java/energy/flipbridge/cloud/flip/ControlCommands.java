package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.BatteryCommands;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Control routes that show and change commands, and decide enrolments. */
final class ControlCommands {
    private final State state;
    private final Commands commands;
    private final Events events;
    private final Enrollments enrollments;
    private final Outbox outbox;

    ControlCommands(State state, Commands commands, Events events, Enrollments enrollments, Outbox outbox) {
        this.state = state;
        this.commands = commands;
        this.events = events;
        this.enrollments = enrollments;
        this.outbox = outbox;
    }

    /** A command with its story and the webhooks about it, oldest first. */
    record Story(
            Command command,
            boolean started,
            boolean ended,
            @Nullable String replaces,
            @Nullable String replacedBy,
            List<TrackedCommand.Change> history,
            List<Delivery> webhooks) {}

    void register(RoutesConfig routes) {
        routes.get("/control/commands", this::list);
        routes.get("/control/commands/{id}", ctx -> Answers.json(ctx, story(state.command(ctx.pathParam("id")))));
        on(routes, "cancel", commands::cancel);
        on(routes, "opt-out", events::optOut);
        on(routes, "start", commands::startNow);
        on(routes, "end", commands::endNow);
        routes.post("/control/commands/{id}/update", this::update);
        routes.post("/control/commands/{id}/resend-webhook", this::resend);
        decision(routes, "approve", Enrollment.Status.ACTIVE);
        decision(routes, "activate", Enrollment.Status.ACTIVE);
        decision(routes, "reject", Enrollment.Status.REJECTED);
        decision(routes, "needs-action", Enrollment.Status.NEEDS_ACTION);
    }

    private void on(RoutesConfig routes, String action, Function<String, TrackedCommand> change) {
        routes.post(
                "/control/commands/{id}/" + action, ctx -> Answers.json(ctx, story(change.apply(ctx.pathParam("id")))));
    }

    private void decision(RoutesConfig routes, String action, Enrollment.Status status) {
        routes.post("/control/enrollments/{id}/" + action, ctx -> {
            Fields form = Requests.optionalBody(ctx);
            String reason = form.text("reason").orElse(null);
            form.throwIfAny();
            Answers.json(ctx, enrollments.decide(ctx.pathParam("id"), status, reason));
        });
    }

    private void list(Context ctx) {
        String device = ctx.queryParam("device_id");
        Answers.json(
                ctx,
                Requests.page(
                        ctx,
                        state.commands
                                .all()
                                .map(TrackedCommand::command)
                                .filter(command -> device == null || device.equals(command.deviceId()))
                                .sorted(Comparator.comparing(Command::createdAt)
                                        .thenComparing(Command::id)
                                        .reversed())
                                .toList()));
    }

    private void update(Context ctx) {
        Fields form = Requests.body(ctx);
        Optional<Integer> watts = form.whole("power_w", 1, 10_000_000);
        Optional<Integer> reserve = form.whole("reserve_percentage", 0, 100);
        Optional<Instant> start = form.time("starts_at");
        Optional<Integer> duration = form.whole("duration_s", 1, 7 * 86_400);
        if (watts.isEmpty() && reserve.isEmpty() && start.isEmpty() && duration.isEmpty()) {
            form.wrong("starts_at", "Send at least one of starts_at, duration_s, power_w, reserve_percentage");
        }
        form.throwIfAny();
        TrackedCommand next = state.write(() -> {
            TrackedCommand tracked = commands.running(ctx.pathParam("id"));
            Command command = tracked.command();
            BatteryCommands now = command.batteryCommands();
            BatteryCommands powered = watts.map(now::withSetpoint).orElse(now);
            BatteryCommands changed = reserve.map(powered::withReserve).orElse(powered);
            Instant from = start.orElse(command.startsAt());
            Instant until = from.plusSeconds(duration.map(Integer::longValue).orElse(command.durationS()));
            TrackedCommand updated = commands.change(tracked, changed, from, until, "changed by Flip");
            commands.moveEvent(updated.command());
            return updated;
        });
        Answers.json(ctx, story(next));
    }

    private void resend(Context ctx) {
        Fields form = Requests.optionalBody(ctx);
        boolean newId = form.bool("new_id").orElse(false);
        form.throwIfAny();
        String id = state.command(ctx.pathParam("id")).command().id();
        Delivery last = outbox.about(id).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> ApiException.notFound("webhook about command", id));
        Answers.json(ctx, state.write(() -> outbox.resend(last, newId, state.now())));
    }

    private Story story(TrackedCommand tracked) {
        return new Story(
                tracked.command(),
                tracked.started(),
                tracked.ended(),
                tracked.replaces(),
                tracked.replacedBy(),
                tracked.history(),
                outbox.about(tracked.command().id()));
    }
}
