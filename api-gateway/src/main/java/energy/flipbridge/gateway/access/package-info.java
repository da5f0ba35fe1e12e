@NullMarked
package energy.flipbridge.gateway.access;

import org.jspecify.annotations.NullMarked;
