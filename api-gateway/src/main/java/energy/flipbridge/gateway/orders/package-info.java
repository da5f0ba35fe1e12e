/** Which order it was that something is done about, for whoever watches over the application. */
@NullMarked
package energy.flipbridge.gateway.orders;

import org.jspecify.annotations.NullMarked;
