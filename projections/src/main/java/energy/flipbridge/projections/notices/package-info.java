@NullMarked
package energy.flipbridge.projections.notices;

import org.jspecify.annotations.NullMarked;
