@NullMarked
package energy.flipbridge.domain.access;

import org.jspecify.annotations.NullMarked;
