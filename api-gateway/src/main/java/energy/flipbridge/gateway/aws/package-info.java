@NullMarked
package energy.flipbridge.gateway.aws;

import org.jspecify.annotations.NullMarked;
