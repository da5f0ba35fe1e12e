@NullMarked
package energy.flipbridge.projections.commands;

import org.jspecify.annotations.NullMarked;
