/** AWS IoT policy documents: read and evaluated as the AWS IoT Core developer guide describes. */
@NullMarked
package energy.flipbridge.cloud.iot.policy;

import org.jspecify.annotations.NullMarked;
