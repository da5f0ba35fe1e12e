@NullMarked
package energy.flipbridge.domain.telemetry;

import org.jspecify.annotations.NullMarked;
