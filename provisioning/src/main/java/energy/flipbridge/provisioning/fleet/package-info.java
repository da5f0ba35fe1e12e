@NullMarked
package energy.flipbridge.provisioning.fleet;

import org.jspecify.annotations.NullMarked;
