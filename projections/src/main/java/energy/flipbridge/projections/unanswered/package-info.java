@NullMarked
package energy.flipbridge.projections.unanswered;

import org.jspecify.annotations.NullMarked;
