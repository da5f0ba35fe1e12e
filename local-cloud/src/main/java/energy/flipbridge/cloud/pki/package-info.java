/** The certificate authority that stands for AWS IoT's own. */
@NullMarked
package energy.flipbridge.cloud.pki;

import org.jspecify.annotations.NullMarked;
