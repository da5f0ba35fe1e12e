/** What is counted of events, and looked up now and then, for whoever watches over the application. */
@NullMarked
package energy.flipbridge.gateway.metrics;

import org.jspecify.annotations.NullMarked;
