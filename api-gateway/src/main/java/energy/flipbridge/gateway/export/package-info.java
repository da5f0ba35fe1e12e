@NullMarked
package energy.flipbridge.gateway.export;

import org.jspecify.annotations.NullMarked;
