@NullMarked
package energy.flipbridge.gateway.store;

import org.jspecify.annotations.NullMarked;
