package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Command.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an item of POST /v1/telemetry/BATTERY must look like (docs.flip.energy/api-16287258); units W, Wh, %, s. */
final class TelemetryRules {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final double LONGEST_S = 86_400;
    private static final Set<String> MODES =
            Arrays.stream(Mode.values()).map(Mode::name).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Double> REQUIRED = required();
    private static final Map<String, Double> OPTIONAL = Map.of(
            "battery_last_backup_reserve_percentage", 100.0,
            "battery_last_state_of_charge_percentage", 100.0,
            "battery_last_state_of_health_percentage", 100.0);

    private TelemetryRules() {}

    /** Why the item is refused, if it is. The outer pair counts where the item has none of its own. */
    static Optional<String> fault(JsonNode item, JsonNode outer, Instant now) {
        return time(item, outer, now)
                .or(() -> duration(item, outer))
                .or(() -> ranges(item))
                .or(() -> item.path("last_is_online").asBoolean(true) ? missing(item) : present(item))
                .or(() -> kinds(item));
    }

    private static Optional<String> time(JsonNode item, JsonNode outer, Instant now) {
        JsonNode given = either(item, outer, "start_time");
        Optional<Instant> time = given.isString() ? Timestamps.read(given.asString()) : Optional.empty();
        if (time.isEmpty()) {
            return Optional.of("start_time is missing or not a timestamp");
        }
        return time.get().isAfter(now.plus(CLOCKS_DIFFER))
                ? Optional.of("start_time is in the future")
                : Optional.empty();
    }

    private static Optional<String> duration(JsonNode item, JsonNode outer) {
        JsonNode given = either(item, outer, "duration_s");
        double seconds = given.isNumber() ? given.doubleValue() : -1;
        return seconds > 0 && seconds <= LONGEST_S
                ? Optional.empty()
                : Optional.of("duration_s must be a number above 0 and at most 86400");
    }

    private static Optional<String> ranges(JsonNode item) {
        for (Map<String, Double> limits : List.of(REQUIRED, OPTIONAL)) {
            for (Map.Entry<String, Double> limit : limits.entrySet()) {
                JsonNode value = item.path(limit.getKey());
                boolean absent = value.isMissingNode() || value.isNull();
                if (!absent
                        && !(value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= limit.getValue())) {
                    return Optional.of(limit.getKey() + " must be a number from 0 to "
                            + limit.getValue().longValue());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(JsonNode item) {
        return REQUIRED.keySet().stream()
                .filter(name -> !item.hasNonNull(name))
                .findFirst()
                .or(() -> Optional.of("last_mode").filter(name -> !item.hasNonNull(name)))
                .or(() -> Optional.of("last_is_grid_online").filter(name -> !item.hasNonNull(name)))
                .map(name -> name + " is missing: an online device reports all values");
    }

    private static Optional<String> present(JsonNode item) {
        return REQUIRED.keySet().stream()
                .filter(item::hasNonNull)
                .findFirst()
                .map(name -> name + " must be null: an offline device reports no values");
    }

    private static Optional<String> kinds(JsonNode item) {
        JsonNode mode = item.path("last_mode");
        if (!mode.isMissingNode() && !mode.isNull() && !(mode.isString() && MODES.contains(mode.asString()))) {
            return Optional.of("last_mode must be one of " + Arrays.toString(Mode.values()));
        }
        for (String name : new String[] {"last_is_online", "last_is_grid_online"}) {
            JsonNode value = item.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
                return Optional.of(name + " must be true or false");
            }
        }
        return Optional.empty();
    }

    private static JsonNode either(JsonNode item, JsonNode outer, String name) {
        return item.hasNonNull(name) ? item.path(name) : outer.path(name);
    }

    private static Map<String, Double> required() {
        double watts = 100_000;
        double interval = 100_000;
        double store = 1_000_000;
        Map<String, Double> most = new LinkedHashMap<>();
        most.put("battery_last_power_charge_w", watts);
        most.put("battery_last_power_discharge_w", watts);
        most.put("battery_total_energy_charge_wh", interval);
        most.put("battery_total_energy_discharge_wh", interval);
        most.put("battery_last_stored_energy_wh", store);
        most.put("battery_last_capacity_energy_wh", store);
        most.put("home_total_energy_wh", interval);
        most.put("home_last_power_w", watts);
        most.put("solar_total_energy_wh", interval);
        most.put("solar_last_power_w", watts);
        return most;
    }
}
