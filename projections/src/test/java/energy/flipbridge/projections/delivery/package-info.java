@NullMarked
package energy.flipbridge.projections.delivery;

import org.jspecify.annotations.NullMarked;
