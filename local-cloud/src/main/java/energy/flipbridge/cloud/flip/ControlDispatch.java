package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.BatteryCommands;
import energy.flipbridge.cloud.flip.Command.Mode;
import energy.flipbridge.cloud.flip.Command.PowerMode;
import energy.flipbridge.cloud.flip.Dispatcher.Dispatched;
import energy.flipbridge.cloud.flip.Dispatcher.Order;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Control routes that make commands, for one device or for many. */
final class ControlDispatch {
    private static final int MOST_DEVICES = 10_000;
    private static final int LONGEST_S = 7 * 86_400;
    private static final int MOST_WATTS = 10_000_000;

    private final State state;
    private final Dispatcher dispatcher;

    ControlDispatch(State state, Dispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
    }

    record Bulk(int count, List<Dispatched> dispatched) {}

    void register(RoutesConfig routes) {
        routes.post("/control/dispatch", ctx -> {
            Fields form = Requests.body(ctx);
            String id = deviceId(form);
            Order order = order(form);
            form.throwIfAny();
            Answers.created(ctx, dispatcher.dispatch(List.of(known(id)), order).getFirst());
        });
        routes.post("/control/dispatch/bulk", this::bulk);
    }

    private void bulk(Context ctx) {
        Fields form = Requests.body(ctx);
        Set<String> ids = new LinkedHashSet<>(form.texts("device_ids", 0, MOST_DEVICES));
        form.texts("things", 0, MOST_DEVICES).forEach(thing -> ids.add("device::" + thing));
        boolean all = form.bool("all").orElse(false);
        Order order = order(form);
        if (ids.isEmpty() && !all) {
            form.wrong("device_ids", "Name devices in device_ids or things, or send all: true");
        }
        form.throwIfAny();
        List<Device> devices = all
                ? state.devices.all().limit(MOST_DEVICES).toList()
                : ids.stream().map(this::known).toList();
        List<Dispatched> made = dispatcher.dispatch(devices, order);
        Answers.created(ctx, new Bulk(made.size(), made));
    }

    private static String deviceId(Fields form) {
        if (form.given("thing") && form.given("device_id")) {
            form.wrong("thing", "Send either thing or device_id");
        }
        return form.given("thing") ? "device::" + form.id("thing") : form.id("device_id");
    }

    private Device known(String id) {
        return state.devices
                .find(id)
                .orElseThrow(() -> new ApiException(
                        404,
                        "not_found",
                        "Flip knows no device " + id + ": commission it first (GET /control/devices lists the known)"));
    }

    private Order order(Fields form) {
        form.require("mode", "duration_s");
        Mode mode = form.oneOf("mode", Mode.class).orElse(Mode.STANDBY);
        boolean powered = mode == Mode.CHARGE || mode == Mode.DISCHARGE;
        Optional<Integer> watts = form.whole("power_w", 1, MOST_WATTS);
        Optional<PowerMode> asked = form.oneOf("power_mode", PowerMode.class);
        PowerMode natural = watts.isPresent() ? PowerMode.SETPOINT : PowerMode.FOLLOW_LOAD;
        if (!powered && (watts.isPresent() || asked.isPresent())) {
            form.wrong("power_w", "Only CHARGE and DISCHARGE have a power");
        }
        if (asked.isPresent() && asked.get() != natural) {
            form.wrong("power_mode", "SETPOINT needs power_w, FOLLOW_LOAD has none");
        }
        BatteryCommands commands = new BatteryCommands(
                mode,
                powered ? natural : null,
                watts.orElse(null),
                form.bool("enable_grid_import").orElse(null),
                form.whole("reserve_percentage", 0, 100).orElse(null));
        Instant startsAt = form.time("starts_at").orElseGet(state::now);
        return new Order(
                commands,
                startsAt,
                form.whole("duration_s", 1, LONGEST_S).orElse(1),
                form.bool("is_preparatory_action").orElse(false));
    }
}
