@NullMarked
package energy.flipbridge.gateway.control;

import org.jspecify.annotations.NullMarked;
