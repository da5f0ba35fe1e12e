@NullMarked
package energy.flipbridge.gateway.health;

import org.jspecify.annotations.NullMarked;
