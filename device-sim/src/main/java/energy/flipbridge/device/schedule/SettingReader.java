package energy.flipbridge.device.schedule;

import energy.flipbridge.device.physics.BatteryMode;
import energy.flipbridge.device.physics.PowerMode;
import energy.flipbridge.device.physics.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Flip's {@code battery_commands} and holds them to the limits of the battery. */
final class SettingReader {

    private final JsonNode order;
    private final Limits limits;
    private final List<String> clamps = new ArrayList<>();

    SettingReader(JsonNode order, Limits limits) {
        this.order = order;
        this.limits = limits;
    }

    /** @throws Impossible when the battery cannot do it */
    Setting read() {
        BatteryMode mode = oneOf("mode", BatteryMode.class);
        if (mode == null) {
            throw new Impossible("battery_commands has no mode");
        }
        PowerMode powerMode = oneOf("power_mode", PowerMode.class);
        return new Setting(
                mode,
                powerMode == null ? PowerMode.SETPOINT : powerMode,
                setpoint(mode, powerMode),
                reserve(),
                gridImport(mode));
    }

    /** what was held back, in words; empty when nothing was */
    String clamps() {
        return String.join("; ", clamps);
    }

    private double setpoint(BatteryMode mode, @Nullable PowerMode powerMode) {
        double most = mode == BatteryMode.CHARGE
                ? limits.rating().chargePower()
                : limits.rating().dischargePower();
        Double setpoint = number("setpoint_w");
        boolean isUsed =
                (mode == BatteryMode.CHARGE || mode == BatteryMode.DISCHARGE) && powerMode != PowerMode.FOLLOW_LOAD;
        if (setpoint == null || !isUsed) {
            return most;
        }
        if (!(setpoint > 0)) {
            throw new Impossible("setpoint_w must be positive; the mode gives the direction");
        }
        if (setpoint > most) {
            clamps.add(format("setpoint %.0f W held to the rating of %.0f W", setpoint, most));
        }
        return Math.min(setpoint, most);
    }

    private double reserve() {
        Double reserve = number("backup_reserve_percentage");
        if (reserve == null) {
            return limits.reserve();
        }
        if (!(reserve >= 0 && reserve <= 100)) {
            throw new Impossible("backup_reserve_percentage must be from 0 to 100");
        }
        if (reserve < limits.reserve()) {
            clamps.add(format("reserve %.0f %% raised to the battery's own %.0f %%", reserve, limits.reserve()));
        }
        return Math.max(reserve, limits.reserve());
    }

    /** where Flip says nothing, an order to charge may use the grid, and nothing else may */
    private boolean gridImport(BatteryMode mode) {
        JsonNode value = order.path("enable_grid_import");
        if (value.isMissingNode() || value.isNull()) {
            return mode == BatteryMode.CHARGE;
        }
        if (!value.isBoolean()) {
            throw new Impossible("enable_grid_import must be true or false");
        }
        return value.booleanValue();
    }

    private @Nullable Double number(String name) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new Impossible(name + " must be a number");
        }
        return value.doubleValue();
    }

    private <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : "";
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Impossible(name + " must be one of " + Arrays.toString(type.getEnumConstants())
                        + ", not " + abbreviated(value.toString())));
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    /** The battery cannot carry out the order; the text says why. */
    static final class Impossible extends RuntimeException {

        private final String reason;

        Impossible(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
