@NullMarked
package energy.flipbridge.projections.policy;

import org.jspecify.annotations.NullMarked;
