@NullMarked
package energy.flipbridge.domain.device;

import org.jspecify.annotations.NullMarked;
