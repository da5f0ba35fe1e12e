@NullMarked
package energy.flipbridge.gateway.system;

import org.jspecify.annotations.NullMarked;
