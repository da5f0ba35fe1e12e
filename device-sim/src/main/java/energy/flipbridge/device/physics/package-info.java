@NullMarked
package energy.flipbridge.device.physics;

import org.jspecify.annotations.NullMarked;
