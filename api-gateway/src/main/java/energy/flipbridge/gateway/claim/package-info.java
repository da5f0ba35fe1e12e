@NullMarked
package energy.flipbridge.gateway.claim;

import org.jspecify.annotations.NullMarked;
