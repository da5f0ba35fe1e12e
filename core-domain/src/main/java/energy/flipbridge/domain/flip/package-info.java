@NullMarked
package energy.flipbridge.domain.flip;

import org.jspecify.annotations.NullMarked;
