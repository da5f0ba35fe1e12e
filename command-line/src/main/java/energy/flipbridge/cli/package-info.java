@NullMarked
package energy.flipbridge.cli;

import org.jspecify.annotations.NullMarked;
