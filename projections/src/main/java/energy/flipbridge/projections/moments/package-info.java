@NullMarked
package energy.flipbridge.projections.moments;

import org.jspecify.annotations.NullMarked;
