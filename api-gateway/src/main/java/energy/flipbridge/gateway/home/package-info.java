@NullMarked
package energy.flipbridge.gateway.home;

import org.jspecify.annotations.NullMarked;
