@NullMarked
package energy.flipbridge.gateway.account;

import org.jspecify.annotations.NullMarked;
