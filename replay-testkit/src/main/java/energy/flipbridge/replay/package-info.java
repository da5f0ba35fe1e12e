/** Recorded event streams, replayed in tests. */
@NullMarked
package energy.flipbridge.replay;

import org.jspecify.annotations.NullMarked;
