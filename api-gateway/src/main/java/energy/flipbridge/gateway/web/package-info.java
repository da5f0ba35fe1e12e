@NullMarked
package energy.flipbridge.gateway.web;

import org.jspecify.annotations.NullMarked;
