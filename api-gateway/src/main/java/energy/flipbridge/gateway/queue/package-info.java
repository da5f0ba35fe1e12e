/** SQS, as the bridge takes from it. */
@NullMarked
package energy.flipbridge.gateway.queue;

import org.jspecify.annotations.NullMarked;
