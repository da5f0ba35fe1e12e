@NullMarked
package energy.flipbridge.device.memory;

import org.jspecify.annotations.NullMarked;
