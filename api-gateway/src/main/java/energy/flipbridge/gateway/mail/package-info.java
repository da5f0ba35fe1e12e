@NullMarked
package energy.flipbridge.gateway.mail;

import org.jspecify.annotations.NullMarked;
