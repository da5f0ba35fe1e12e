/** Files that others read: written whole or not at all, secrets for their owner only. */
@NullMarked
package energy.flipbridge.cloud.files;

import org.jspecify.annotations.NullMarked;
