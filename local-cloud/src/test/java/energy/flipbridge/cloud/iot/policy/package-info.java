@NullMarked
package energy.flipbridge.cloud.iot.policy;

import org.jspecify.annotations.NullMarked;
