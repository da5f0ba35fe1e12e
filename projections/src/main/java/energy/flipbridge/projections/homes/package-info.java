@NullMarked
package energy.flipbridge.projections.homes;

import org.jspecify.annotations.NullMarked;
