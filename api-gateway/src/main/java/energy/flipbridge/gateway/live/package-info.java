@NullMarked
package energy.flipbridge.gateway.live;

import org.jspecify.annotations.NullMarked;
