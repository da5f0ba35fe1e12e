@NullMarked
package energy.flipbridge.gateway;

import org.jspecify.annotations.NullMarked;
