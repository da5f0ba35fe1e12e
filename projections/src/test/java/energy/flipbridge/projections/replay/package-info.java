@NullMarked
package energy.flipbridge.projections.replay;

import org.jspecify.annotations.NullMarked;
