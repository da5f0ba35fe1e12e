@NullMarked
package energy.flipbridge.gateway.signin;

import org.jspecify.annotations.NullMarked;
