package energy.flipbridge.gateway.tracing;

import io.opentelemetry.api.common.Attributes;
import java.time.Instant;

/** A part of the way, which has ended. */
record Step(String name, Instant from, Instant to, boolean isFailure, Attributes attributes) {

    Step(String name, Instant from, Instant to) {
        this(name, from, to, false, Attributes.empty());
    }

    Step {
        // two nodes' clocks differ
        from = from.isAfter(to) ? to : from;
    }

    Step with(String key, String value) {
        return new Step(
                name,
                from,
                to,
                isFailure,
                attributes.toBuilder().put(key, value).build());
    }

    Step with(String key, long value) {
        return new Step(
                name,
                from,
                to,
                isFailure,
                attributes.toBuilder().put(key, value).build());
    }

    Step failed() {
        return new Step(name, from, to, true, attributes);
    }
}
