@NullMarked
package energy.flipbridge.domain.command;

import org.jspecify.annotations.NullMarked;
