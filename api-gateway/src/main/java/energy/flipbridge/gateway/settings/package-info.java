@NullMarked
package energy.flipbridge.gateway.settings;

import org.jspecify.annotations.NullMarked;
