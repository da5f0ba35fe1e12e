@NullMarked
package energy.flipbridge.domain.forwarding;

import org.jspecify.annotations.NullMarked;
