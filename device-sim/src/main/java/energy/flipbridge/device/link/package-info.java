@NullMarked
package energy.flipbridge.device.link;

import org.jspecify.annotations.NullMarked;
