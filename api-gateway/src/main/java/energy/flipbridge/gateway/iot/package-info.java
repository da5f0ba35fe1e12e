@NullMarked
package energy.flipbridge.gateway.iot;

import org.jspecify.annotations.NullMarked;
