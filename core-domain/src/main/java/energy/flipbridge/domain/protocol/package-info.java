@NullMarked
package energy.flipbridge.domain.protocol;

import org.jspecify.annotations.NullMarked;
