@NullMarked
package energy.flipbridge.projections.safety;

import org.jspecify.annotations.NullMarked;
