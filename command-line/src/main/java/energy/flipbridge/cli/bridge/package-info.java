@NullMarked
package energy.flipbridge.cli.bridge;

import org.jspecify.annotations.NullMarked;
