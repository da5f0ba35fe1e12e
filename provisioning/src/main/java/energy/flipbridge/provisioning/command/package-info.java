@NullMarked
package energy.flipbridge.provisioning.command;

import org.jspecify.annotations.NullMarked;
