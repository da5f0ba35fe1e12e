@NullMarked
package energy.flipbridge.domain.safety;

import org.jspecify.annotations.NullMarked;
