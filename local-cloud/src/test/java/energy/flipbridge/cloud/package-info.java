@NullMarked
package energy.flipbridge.cloud;

import org.jspecify.annotations.NullMarked;
