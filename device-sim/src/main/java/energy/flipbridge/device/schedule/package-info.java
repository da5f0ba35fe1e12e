@NullMarked
package energy.flipbridge.device.schedule;

import org.jspecify.annotations.NullMarked;
