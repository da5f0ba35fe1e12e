/** The way of a command as one trace, whichever nodes it takes. */
@NullMarked
package energy.flipbridge.gateway.tracing;

import org.jspecify.annotations.NullMarked;
