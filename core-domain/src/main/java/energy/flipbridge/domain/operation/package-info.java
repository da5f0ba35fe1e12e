@NullMarked
package energy.flipbridge.domain.operation;

import org.jspecify.annotations.NullMarked;
