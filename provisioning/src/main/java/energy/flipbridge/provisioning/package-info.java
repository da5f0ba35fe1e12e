@NullMarked
package energy.flipbridge.provisioning;

import org.jspecify.annotations.NullMarked;
