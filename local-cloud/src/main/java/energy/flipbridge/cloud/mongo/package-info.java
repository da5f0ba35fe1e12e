/** A server of the MongoDB wire protocol with its data kept in a file. */
@NullMarked
package energy.flipbridge.cloud.mongo;

import org.jspecify.annotations.NullMarked;
