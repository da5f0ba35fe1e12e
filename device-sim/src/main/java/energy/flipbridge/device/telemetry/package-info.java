@NullMarked
package energy.flipbridge.device.telemetry;

import org.jspecify.annotations.NullMarked;
