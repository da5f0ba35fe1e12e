@NullMarked
package energy.flipbridge.gateway.webhook;

import org.jspecify.annotations.NullMarked;
