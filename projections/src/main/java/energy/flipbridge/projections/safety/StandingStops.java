package energy.flipbridge.projections.safety;

import energy.flipbridge.domain.device.StopScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stops of the fleet and of homes, as they were read at one moment. */
record StandingStops(Optional<KnownStop> fleet, Map<String, KnownStop> homes) {

    static final StandingStops NONE = new StandingStops(Optional.empty(), Map.of());

    static StandingStops of(List<KnownStop> all) {
        return new StandingStops(
                all.stream().filter(stop -> stop.scope() == StopScope.FLEET).findFirst(),
                all.stream()
                        .filter(stop -> stop.scope() == StopScope.HOME && stop.subject() != null)
                        .collect(Collectors.toMap(stop -> String.valueOf(stop.subject()), Function.identity())));
    }

    boolean isNone() {
        return fleet.filter(KnownStop::standing).isEmpty() && sites().isEmpty();
    }

    /** @return the sites of the homes that are stopped */
    Set<String> sites() {
        return homes.values().stream()
                .filter(KnownStop::standing)
                .map(stop -> String.valueOf(stop.subject()))
                .collect(Collectors.toSet());
    }

    /** @return what is known of the stop under which a battery would be; it may be lifted */
    Optional<KnownStop> known(StopScope scope, @Nullable String siteId) {
        return switch (scope) {
            case FLEET -> fleet;
            case HOME -> siteId == null ? Optional.empty() : Optional.ofNullable(homes.get(siteId));
            case DEVICE -> Optional.empty();
        };
    }
}
