@NullMarked
package energy.flipbridge.projections.timeline;

import org.jspecify.annotations.NullMarked;
