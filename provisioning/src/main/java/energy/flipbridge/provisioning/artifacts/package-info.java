@NullMarked
package energy.flipbridge.provisioning.artifacts;

import org.jspecify.annotations.NullMarked;
