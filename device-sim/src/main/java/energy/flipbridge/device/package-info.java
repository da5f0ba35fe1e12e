@NullMarked
package energy.flipbridge.device;

import org.jspecify.annotations.NullMarked;
