package energy.flipbridge.projections.moments;

/**
 * Two moments of a device, both with the same commands as far as these had arrived.
 *
 * @param commandsLeftOut how many commands of the later moment are in neither, which is bounded
 */
public record Change(Moment before, Moment after, long commandsLeftOut) {}
