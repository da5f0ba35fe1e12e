@NullMarked
package energy.flipbridge.projections.parking;

import org.jspecify.annotations.NullMarked;
