@NullMarked
package energy.flipbridge.projections.presence;

import org.jspecify.annotations.NullMarked;
