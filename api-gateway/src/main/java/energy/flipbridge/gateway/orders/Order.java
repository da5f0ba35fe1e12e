package energy.flipbridge.gateway.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * A version of a command was ordered.
 *
 * @param correlationId of the webhook, or of the request by which it was withdrawn
 * @param at when the webhook came, or the bridge decided it
 */
public record Order(String correlationId, Instant at) {

    /** how long ago it was then; two nodes' clocks differ */
    public Duration until(Instant then) {
        return at.isBefore(then) ? Duration.between(at, then) : Duration.ZERO;
    }
}
