@NullMarked
package energy.flipbridge.projections.flip;

import org.jspecify.annotations.NullMarked;
