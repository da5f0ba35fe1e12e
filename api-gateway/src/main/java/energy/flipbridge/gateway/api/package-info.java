@NullMarked
package energy.flipbridge.gateway.api;

import org.jspecify.annotations.NullMarked;
