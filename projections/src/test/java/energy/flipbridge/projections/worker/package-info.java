@NullMarked
package energy.flipbridge.projections.worker;

import org.jspecify.annotations.NullMarked;
