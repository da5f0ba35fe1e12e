@NullMarked
package energy.flipbridge.projections.errands;

import org.jspecify.annotations.NullMarked;
