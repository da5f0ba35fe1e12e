@NullMarked
package energy.flipbridge.projections.telemetry;

import org.jspecify.annotations.NullMarked;
