@NullMarked
package energy.flipbridge.cloud.broker;

import org.jspecify.annotations.NullMarked;
