@NullMarked
package energy.flipbridge.projections.history;

import org.jspecify.annotations.NullMarked;
