@NullMarked
package energy.flipbridge.gateway.security;

import org.jspecify.annotations.NullMarked;
