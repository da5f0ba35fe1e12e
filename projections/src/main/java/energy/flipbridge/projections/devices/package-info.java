@NullMarked
package energy.flipbridge.projections.devices;

import org.jspecify.annotations.NullMarked;
