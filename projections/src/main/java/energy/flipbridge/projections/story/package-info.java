@NullMarked
package energy.flipbridge.projections.story;

import org.jspecify.annotations.NullMarked;
