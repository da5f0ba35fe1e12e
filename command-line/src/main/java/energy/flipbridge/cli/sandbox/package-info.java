@NullMarked
package energy.flipbridge.cli.sandbox;

import org.jspecify.annotations.NullMarked;
