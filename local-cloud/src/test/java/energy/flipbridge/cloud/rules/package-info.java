@NullMarked
package energy.flipbridge.cloud.rules;

import org.jspecify.annotations.NullMarked;
