@NullMarked
package energy.flipbridge.cli.http;

import org.jspecify.annotations.NullMarked;
