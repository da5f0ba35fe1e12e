package energy.flipbridge.cloud.iot.registry;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next where the next page starts; empty on the last one
 */
public record Page<V>(List<V> items, Optional<String> next) {}
