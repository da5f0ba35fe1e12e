@NullMarked
package energy.flipbridge.device.cli;

import org.jspecify.annotations.NullMarked;
