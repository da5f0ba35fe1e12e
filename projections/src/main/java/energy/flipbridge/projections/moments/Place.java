package energy.flipbridge.projections.moments;

import java.time.Instant;

/**
 * A place in the order of all events, which is what a moment is: what was appended up to it counts, and nothing after it.
 *
 * @param position of the last event that counts
 * @param at when that was
 */
public record Place(long position, Instant at) {}
