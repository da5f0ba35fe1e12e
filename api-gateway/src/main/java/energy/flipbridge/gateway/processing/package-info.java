@NullMarked
package energy.flipbridge.gateway.processing;

import org.jspecify.annotations.NullMarked;
