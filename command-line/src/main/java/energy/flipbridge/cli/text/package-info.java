@NullMarked
package energy.flipbridge.cli.text;

import org.jspecify.annotations.NullMarked;
