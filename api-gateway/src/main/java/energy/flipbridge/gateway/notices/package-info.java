@NullMarked
package energy.flipbridge.gateway.notices;

import org.jspecify.annotations.NullMarked;
