/** Everything outside our code, in one process for one machine: the cloud services, as local parts. */
@NullMarked
package energy.flipbridge.cloud;

import org.jspecify.annotations.NullMarked;
