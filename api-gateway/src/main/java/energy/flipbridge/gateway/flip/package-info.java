@NullMarked
package energy.flipbridge.gateway.flip;

import org.jspecify.annotations.NullMarked;
