@NullMarked
package energy.flipbridge.projections.outcomes;

import org.jspecify.annotations.NullMarked;
