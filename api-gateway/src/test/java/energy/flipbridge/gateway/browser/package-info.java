/** The pages in a real browser. */
@NullMarked
package energy.flipbridge.gateway.browser;

import org.jspecify.annotations.NullMarked;
