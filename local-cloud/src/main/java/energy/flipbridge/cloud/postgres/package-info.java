/** PostgreSQL with its data kept, durable as in production. */
@NullMarked
package energy.flipbridge.cloud.postgres;

import org.jspecify.annotations.NullMarked;
