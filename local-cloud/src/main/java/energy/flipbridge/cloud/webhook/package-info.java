/** API Gateway, as far as Flip's webhooks need it. */
@NullMarked
package energy.flipbridge.cloud.webhook;

import org.jspecify.annotations.NullMarked;
