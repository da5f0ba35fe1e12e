@NullMarked
package energy.flipbridge.gateway.support;

import org.jspecify.annotations.NullMarked;
