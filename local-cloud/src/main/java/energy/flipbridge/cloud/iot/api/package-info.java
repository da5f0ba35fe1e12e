/** The AWS IoT control and data planes over HTTP, for the unmodified AWS SDK clients. */
@NullMarked
package energy.flipbridge.cloud.iot.api;

import org.jspecify.annotations.NullMarked;
