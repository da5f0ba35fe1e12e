@NullMarked
package energy.flipbridge.projections.view;

import org.jspecify.annotations.NullMarked;
