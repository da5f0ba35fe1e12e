@NullMarked
package energy.flipbridge.domain.webhook;

import org.jspecify.annotations.NullMarked;
