/** How events are stored. */
@NullMarked
package energy.flipbridge.domain.event;

import org.jspecify.annotations.NullMarked;
