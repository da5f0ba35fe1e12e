@NullMarked
package energy.flipbridge.provisioning.aws;

import org.jspecify.annotations.NullMarked;
