@NullMarked
package energy.flipbridge.domain.audit;

import org.jspecify.annotations.NullMarked;
