@NullMarked
package energy.flipbridge.gateway.ingest;

import org.jspecify.annotations.NullMarked;
