@NullMarked
package energy.flipbridge.projections.certificates;

import org.jspecify.annotations.NullMarked;
